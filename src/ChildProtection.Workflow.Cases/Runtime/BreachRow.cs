using NodaTime;

namespace ChildProtection.Workflow.Cases.Runtime;

/// <summary>A deadline that passed unmet. Permanent: never deleted, only completed, excused or found to have been recorded late.</summary>
public sealed record BreachRow
{
    /// <summary>The deadline instance's key.</summary>
    public required string Key { get; init; }

    public required string Name { get; init; }

    public required Instant DueAt { get; init; }

    /// <summary>When the thing was done after all, in event time; null while it is not done.</summary>
    public Instant? MetAt { get; init; }

    /// <summary>It was done in time and only typed in late: counts as timely.</summary>
    public bool RecordedLate { get; init; }

    /// <summary>Why it was excused, and by whom; null when it was not.</summary>
    public string? Excused { get; init; }

    /// <summary>A correction or a new calendar moved the date, so that this breach no longer stands on its facts. It stays in history.</summary>
    public bool Moved { get; init; }
}
