namespace ChildProtection.Workflow.Cases.Access.Restricting;

/// <summary>What came of setting, changing or lifting a restriction.</summary>
public enum RestrictingOutcome
{
    Done,

    /// <summary>Their roles do not give it.</summary>
    NotAllowed,

    /// <summary>There is no such child, or the file is not there for them: the two are not told apart.</summary>
    NotFound,

    /// <summary>No reason, or one too short or too long.</summary>
    ReasonNeeded,

    /// <summary>The day of the next look lies in the past, or later than <see cref="Restriction.ReviewedWithin"/>.</summary>
    ReviewDayWrong,

    /// <summary>Besides whoever does it, somebody else who may lift the restriction has to be on the list.</summary>
    SecondKeeperNeeded,

    /// <summary>Whoever is named does not work here, or sees no cases.</summary>
    ReaderUnknown,

    /// <summary>The list is full.</summary>
    ListFull,

    /// <summary>Whoever asked that it be lifted cannot decide that it is.</summary>
    AnotherPersonNeeded,

    /// <summary>Nobody has asked that it be lifted.</summary>
    NotAsked,
}
