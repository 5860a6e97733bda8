namespace ChildProtection.Workflow.Cases.People.Merging;

/// <summary>What came of saying that two records are one child, or are not.</summary>
public enum MergeOutcome
{
    Done,

    /// <summary>Their roles do not give it to them.</summary>
    NotAllowed,

    /// <summary>There is no such thing, or it is none of theirs: the two are not told apart.</summary>
    NotFound,

    /// <summary>The other record is none of a child, is the same one, or is not there for them: the three are not told apart.</summary>
    NotAChild,

    /// <summary>No reason, or one too short or too long.</summary>
    ReasonNeeded,

    /// <summary>One record is of a child who is born and the other of one who is not: the birth counts.</summary>
    BirthCounts,

    /// <summary>They are one child already.</summary>
    OneAlready,

    /// <summary>Somebody has said the same already, and it waits for a second person.</summary>
    WaitsAlready,

    /// <summary>The child would have more than <see cref="MergeLimits.RecordsMax"/> records.</summary>
    TooManyRecords,

    /// <summary>One of the two was joined with a third record meanwhile: it is said anew, of what is there now.</summary>
    JoinedMeanwhile,

    /// <summary>Whoever said it cannot be the one who confirms it.</summary>
    AnotherPersonNeeded,

    /// <summary>Neither of the two people answers for the cases of one of the records.</summary>
    OtherTeamNeeded,

    /// <summary>Somebody decided it meanwhile.</summary>
    Overtaken,
}
