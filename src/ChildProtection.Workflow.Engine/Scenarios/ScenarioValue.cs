using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Diagnostics;

namespace ChildProtection.Workflow.Engine.Scenarios;

/// <summary>A value as a scenario writes it, before the definition says what kind it is. Closed family.</summary>
public abstract record ScenarioValue
{
    private ScenarioValue(SourcePlace place) => Place = place;

    public SourcePlace Place { get; }

    public sealed record Text(string Value, SourcePlace At) : ScenarioValue(At);

    public sealed record List(ImmutableArray<ScenarioValue> Items, SourcePlace At) : ScenarioValue(At);

    public sealed record Map(ImmutableArray<ScenarioEntry> Entries, SourcePlace At) : ScenarioValue(At);
}
