namespace ChildProtection.Workflow.Cases.Notices;

/// <summary>What happened that somebody is told. The numbers are stored.</summary>
public enum NoticeKind
{
    /// <summary>A protective ladder was raised: it stays open until safety is recorded.</summary>
    Alarm = 0,

    /// <summary>A deadline was missed, and the next rung of its ladder is told.</summary>
    Escalation = 1,

    /// <summary>Somebody holds a role for a child from now on.</summary>
    RoleGiven = 2,

    /// <summary>Somebody holds it no longer.</summary>
    RoleTaken = 3,

    /// <summary>A check that did not hold was let pass with a reason.</summary>
    CheckPassed = 4,

    /// <summary>Somebody was named to cover for somebody who is away.</summary>
    CoverAsked = 5,

    /// <summary>Somebody is, or will soon be, away and nobody covers.</summary>
    CoverMissing = 6,

    /// <summary>Something happened about a restricted file that those who answer for it must know.</summary>
    RestrictedFile = 7,

    /// <summary>Whoever was on duty at night hands a child over to the day.</summary>
    HandedOver = 8,

    /// <summary>Somebody said that two records are one child, or are not; a second person decides.</summary>
    SameChild = 9,
}
