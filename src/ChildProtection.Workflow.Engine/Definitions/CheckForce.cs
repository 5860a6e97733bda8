namespace ChildProtection.Workflow.Engine.Definitions;

/// <summary>What a failed check does.</summary>
public enum CheckForce
{
    /// <summary>The answer is taken in and the failure is shown.</summary>
    Flag = 0,

    /// <summary>Refused unless a role named overrides it with a reason.</summary>
    Soft = 1,

    /// <summary>Refused.</summary>
    Hard = 2,
}
