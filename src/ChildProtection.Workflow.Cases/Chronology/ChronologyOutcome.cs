namespace ChildProtection.Workflow.Cases.Chronology;

/// <summary>What came of changing a chronology.</summary>
public enum ChronologyOutcome
{
    Done,

    /// <summary>There is no such case, event or record, or it is none of this person's: the two are not told apart.</summary>
    NotFound,

    /// <summary>They see it, and may not change it.</summary>
    NotAllowed,

    /// <summary>Nothing is said of what happened.</summary>
    WhatNeeded,

    /// <summary>The day is missing, or has not come yet.</summary>
    DayNeeded,

    /// <summary>A change or a removal without a reason.</summary>
    ReasonNeeded,

    /// <summary>Longer than there is room for.</summary>
    TooLong,

    /// <summary>Somebody else changed it meanwhile.</summary>
    Overtaken,
}
