using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Calendars;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>One instance of a deadline that the active states ask for, computed from facts.</summary>
public sealed record DerivedDeadline
{
    private ImmutableArray<Stage> _stages;

    /// <summary>Unique in the case: name, record and starting fact.</summary>
    public required string Key { get; init; }

    public required string Name { get; init; }

    /// <summary>The id of the record it is for; null when it is for none.</summary>
    public string? Each { get; init; }

    /// <summary>The state it stands in, whole path.</summary>
    public required string StatePath { get; init; }

    /// <summary>The key of the task it stands on; null when it stands alone.</summary>
    public string? TaskKey { get; init; }

    public required DeadlineStatus Status { get; init; }

    /// <summary>The fact it counts from; null while it waits.</summary>
    public EventTime? From { get; init; }

    /// <summary>Null while it waits.</summary>
    public Instant? DueAt { get; init; }

    /// <summary>Which of several limits gave the due time, from 0.</summary>
    public int Limit { get; init; }

    /// <summary>
    /// Reminders, due time and rungs in due order; empty while it waits. A rung after one that is not acknowledged stands at its fixed time
    /// until the climb is due. Counted when first looked at: most derivations only need to know what comes next.
    /// </summary>
    public ImmutableArray<Stage> Stages
    {
        get => _stages.IsDefault ? _stages = Planned() : _stages;
        init => _stages = value;
    }

    /// <summary>When the next stage that was not raised is due; null when none is left.</summary>
    public Instant? NextStageAt { get; init; }

    /// <summary>Until then the ladders that are no alarms tell nobody; null: they are not paused.</summary>
    public Instant? PausedUntil { get; init; }

    /// <summary>Before it no rung is counted: the case was taken over then; null: rungs count from the due time.</summary>
    public Instant? LaddersFrom { get; init; }

    /// <summary>The due time was passed unmet and this was raised.</summary>
    public bool Breached { get; init; }

    /// <summary>The deadline is over, and an alarm that it set off goes on until safety is recorded.</summary>
    public bool Outlived { get; init; }

    /// <summary>Somebody was reminded of it.</summary>
    public bool Reminded { get; init; }

    /// <summary>What <see cref="Stages"/> are counted from when they are first looked at; null while it waits.</summary>
    internal WorkflowDeadline? Source { get; init; }

    /// <summary>The limit that gave the due time; null where it was not counted from one.</summary>
    internal CalendarPeriod? Length { get; init; }

    /// <inheritdoc cref="Source"/>
    internal DeadlineLedger? Ledger { get; init; }

    /// <inheritdoc cref="Source"/>
    internal WorkingCalendar? Calendar { get; init; }

    /// <summary>Since when it is known, if nothing is in the ledger.</summary>
    internal Instant KnownSince { get; init; }

    private ImmutableArray<Stage> Planned() => Source is null || Calendar is null || DueAt is not { } due
        ? []
        : StagePlan.Of(Source, due, Length, Ledger, KnownSince, Calendar, alarmsOnly: Outlived, LaddersFrom, PausedUntil).Stages;

    /// <summary>Equality over what a stored row holds: key, due time and next stage.</summary>
    internal bool SameRow(DerivedDeadline other) =>
        Key == other.Key && Status == other.Status && DueAt == other.DueAt && NextStageAt == other.NextStageAt && Breached == other.Breached;
}
