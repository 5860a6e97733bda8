using ChildProtection.Workflow.Engine.Diagnostics;
using ChildProtection.Workflow.Engine.Texts;

namespace ChildProtection.Workflow.Engine.Definitions;

/// <summary>Somebody's part in the work.</summary>
public sealed record Role(string Name, LocalizedText Title, RoleHolding Held, IReadOnlyList<string> Basis, SourcePlace Place);
