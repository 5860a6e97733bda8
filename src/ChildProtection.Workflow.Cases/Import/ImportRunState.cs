namespace ChildProtection.Workflow.Cases.Import;

/// <summary>Where a run stands. The numbers are stored.</summary>
public enum ImportRunState
{
    /// <summary>Rehearsed, and waits for the second person.</summary>
    Waiting = 0,

    /// <summary>Confirmed: a node carries it out, or takes it up.</summary>
    Confirmed = 1,

    /// <summary>Everything was tried, or it was refused; the files are deleted.</summary>
    Ended = 2,

    /// <summary>Somebody took it back; the files are deleted.</summary>
    Withdrawn = 3,

    /// <summary>Nobody confirmed it in time; the files are deleted.</summary>
    Expired = 4,

    /// <summary>It broke off again and again. What is in is in; somebody may have it taken up again.</summary>
    Failed = 5,
}
