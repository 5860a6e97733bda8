using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Diagnostics;

namespace ChildProtection.Workflow.Engine.Scenarios;

/// <summary>A dated story about one case, and what is expected of it.</summary>
/// <param name="Path">Of its file.</param>
/// <param name="DefinitionPath">Of the definition it is about, from where the scenario's own path starts.</param>
/// <param name="Steps">Its own, after those that it begins with.</param>
/// <param name="Absent">Roles that nobody holds; all others are held.</param>
public sealed record Scenario(
    string Path,
    string Name,
    string DefinitionPath,
    ImmutableArray<string> Basis,
    ImmutableArray<string> Absent,
    ImmutableArray<ScenarioStep> Steps,
    SourcePlace Place)
{
    /// <summary>What it begins with; null: with its own first step.</summary>
    public ScenarioBeginning? Begins { get; init; }
}
