namespace ChildProtection.Workflow.Cases.Access;

/// <summary>What came of asking for a case in an emergency.</summary>
public enum EmergencyOutcome
{
    Opened,

    /// <summary>They may see it without.</summary>
    OpenAlready,

    /// <summary>Their roles do not give it.</summary>
    NotAllowed,

    /// <summary>No reason, or one too short or too long.</summary>
    ReasonNeeded,

    /// <summary>The authority has no such case.</summary>
    NotFound,

    /// <summary>Many people are changing the case just now.</summary>
    Busy,
}
