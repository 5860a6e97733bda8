using ChildProtection.Workflow.Engine.Diagnostics;

namespace ChildProtection.Workflow.Engine.Definitions;

/// <summary>How a case is opened: the form, who may, and what follows before the first state is entered.</summary>
public sealed record Opening(string Form, IReadOnlyList<string> For, IReadOnlyList<Effect> Do, IReadOnlyList<string> Basis, SourcePlace Place);
