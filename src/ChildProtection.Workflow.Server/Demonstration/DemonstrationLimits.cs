namespace ChildProtection.Workflow.Server.Demonstration;

/// <summary>The bounds of the sweep that follows a move of the demonstration's clock.</summary>
public static class DemonstrationLimits
{
    public const int SweepBatchesMax = 400;

    public const int SweepBatchCases = 200;

    /// <summary>How often, and how often again, it is looked whether a run of the timers has ended before a demonstration starts over.</summary>
    public static readonly TimeSpan JobEndWait = TimeSpan.FromMilliseconds(100);

    public const int JobEndWaitsMax = 600;

    /// <summary>Stops on the way of one move; beyond them the rest is raised together.</summary>
    public const int StopsMax = 1_000;
}
