using System.Collections.Immutable;

namespace ChildProtection.Workflow.Engine.Scenarios;

/// <summary>The steps of another scenario with which one begins; what that one expects is its own affair.</summary>
/// <param name="Name">Of the other scenario.</param>
/// <param name="Steps">In order; those of the scenario that it begins with before its own.</param>
public sealed record ScenarioBeginning(string Name, ImmutableArray<ScenarioStep> Steps);
