using System.Collections.Immutable;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>
/// What has been raised for one due time of one deadline instance, so that it is raised once. The date itself is not kept here to be
/// believed: it is derived, and this is looked up by it.
/// </summary>
public sealed record DeadlineLedger
{
    /// <summary>The deadline's name.</summary>
    public required string Name { get; init; }

    public string? Each { get; init; }

    public required EventTime From { get; init; }

    public required Instant DueAt { get; init; }

    /// <summary>When this due time came to be known: a reminder from before then is not sent.</summary>
    public required Instant Since { get; init; }

    /// <summary>In the order raised.</summary>
    public ImmutableArray<RaisedStage> Raised { get; init; } = [];

    /// <summary>Null: not missed.</summary>
    public Breach? Breach { get; init; }

    internal bool Is(string name, string? each, EventTime from, Instant dueAt) =>
        DueAt == dueAt && From == from && Each == each && Name == name;
}
