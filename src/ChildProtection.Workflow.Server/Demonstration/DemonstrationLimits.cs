namespace ChildProtection.Workflow.Server.Demonstration;

/// <summary>The bounds of the sweep that follows a move of the demonstration's clock.</summary>
public static class DemonstrationLimits
{
    public const int SweepBatchesMax = 400;

    public const int SweepBatchCases = 200;
}
