namespace ChildProtection.Workflow.Cases.Access;

/// <summary>What the review of a file opened in an emergency came to. The numbers are stored; the definitions have the same choices by name.</summary>
public enum EmergencyView
{
    /// <summary>It was needed.</summary>
    Needed = 0,

    /// <summary>There was another way.</summary>
    AnotherWay = 1,

    /// <summary>It was not needed.</summary>
    NotNeeded = 2,
}
