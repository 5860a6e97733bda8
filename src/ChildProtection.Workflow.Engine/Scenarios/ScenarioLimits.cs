namespace ChildProtection.Workflow.Engine.Scenarios;

/// <summary>How large a scenario may be.</summary>
public static class ScenarioLimits
{
    /// <summary>The most steps of one scenario, expectations and the steps that it begins with among them.</summary>
    public const int StepsMax = 1_000;

    /// <summary>How many scenarios may begin with one another in a row.</summary>
    public const int BeginningsMax = 4;
}
