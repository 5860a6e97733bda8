namespace ChildProtection.Workflow.Cases.Simulation;

/// <summary>How a deadline was kept.</summary>
public sealed record Timeliness(long InTime, long RecordedLate, long Late, long StillOverdue)
{
    public static Timeliness None { get; } = new(0, 0, 0, 0);
}
