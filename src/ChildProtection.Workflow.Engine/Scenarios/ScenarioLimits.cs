namespace ChildProtection.Workflow.Engine.Scenarios;

/// <summary>How large a scenario may be.</summary>
public static class ScenarioLimits
{
    /// <summary>The most steps of one scenario, expectations among them.</summary>
    public const int StepsMax = 1_000;
}
