namespace ChildProtection.Workflow.Cases.People.Groups;

/// <summary>What came of saying who belongs to a family group.</summary>
public enum FamilyOutcome
{
    Done,

    /// <summary>There is no such case, child or statement, or it is none of theirs: they are not told apart.</summary>
    NotFound,

    /// <summary>They see it, and may not change it.</summary>
    NotAllowed,

    /// <summary>No child was chosen.</summary>
    NobodyChosen,

    /// <summary>The day has not come yet.</summary>
    DayAhead,

    /// <summary>No reason, or one too short or too long.</summary>
    ReasonNeeded,

    /// <summary>It is so already, or somebody else said something of it meanwhile.</summary>
    Overtaken,
}
