using ChildProtection.Workflow.Engine.Diagnostics;

namespace ChildProtection.Workflow.Engine.Definitions;

/// <summary>A list of codes to choose from, with their words, in order.</summary>
public sealed record ChoiceList(string Name, IReadOnlyList<ChoiceCode> Codes, SourcePlace Place);
