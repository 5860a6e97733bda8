using NodaTime;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>A deadline that passed unmet. Permanent: never deleted, only completed, excused, or found to have been recorded late.</summary>
public sealed record Breach
{
    /// <summary>The deadline instance's key and its due time: unique in the case.</summary>
    public required string Key { get; init; }

    /// <summary>See <see cref="DerivedDeadline.Key"/>.</summary>
    public required string DeadlineKey { get; init; }

    /// <summary>The deadline's name.</summary>
    public required string Name { get; init; }

    public string? Each { get; init; }

    public required EventTime From { get; init; }

    /// <summary>When it was due, and so since when it is missed.</summary>
    public required Instant DueAt { get; init; }

    /// <summary>When the thing was done after all; null while it is not done.</summary>
    public EventTime? MetOn { get; init; }

    /// <summary>Done in time and only entered late: counts as timely.</summary>
    public bool RecordedLate { get; init; }

    /// <summary>Why it was excused; null when it was not.</summary>
    public string? ExcusedBecause { get; init; }

    public string? ExcusedBy { get; init; }

    /// <summary>A correction or a new calendar moved the date, so that it no longer stands on its facts.</summary>
    public bool Moved { get; init; }

    /// <summary>The deadline ended (its state was left, or it no longer applied) before it was met.</summary>
    public bool Ended { get; init; }

    /// <summary>Still owed: neither done nor moved nor ended.</summary>
    public bool IsOpen => MetOn is null && !Moved && !Ended;
}
