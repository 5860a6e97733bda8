namespace ChildProtection.Workflow.Server.Rules;

/// <summary>A scenario that shows rules at work: a told story that is checked with every change of a definition.</summary>
/// <param name="Path">Its file, from the folder of definitions.</param>
public sealed record RuleScenario(string Path, string Name);
