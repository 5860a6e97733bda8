using NodaTime;

namespace ChildProtection.Workflow.Cases.Runtime;

/// <summary>A running or waiting deadline as stored for the sweep and for lists.</summary>
public sealed record DeadlineRow
{
    /// <summary>The engine's key of the deadline instance (name, record, starting fact): unique within the case.</summary>
    public required string Key { get; init; }

    public required string Name { get; init; }

    /// <summary>The date or moment it runs from; null while it waits for its fact.</summary>
    public Instant? From { get; init; }

    /// <summary>Null while it waits for its fact.</summary>
    public Instant? DueAt { get; init; }

    /// <summary>When its next stage (reminder or rung) is due; null when none is left or it waits. The sweep reads this column alone.</summary>
    public Instant? NextStageAt { get; init; }
}
