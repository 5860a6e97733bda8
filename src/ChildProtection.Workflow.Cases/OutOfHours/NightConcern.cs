namespace ChildProtection.Workflow.Cases.OutOfHours;

/// <summary>Why a child is on the list of the night, the gravest first.</summary>
public enum NightConcern
{
    /// <summary>Nobody knows where the child is.</summary>
    Missing,

    /// <summary>An emergency power holds and ends at some hour.</summary>
    Emergency,

    /// <summary>An alarm that nobody has taken on.</summary>
    Alarm,

    /// <summary>The child is to be seen before the next working morning.</summary>
    VisitDue,

    /// <summary>The child should have been seen, and was not.</summary>
    VisitMissed,

    /// <summary>An escalation that nobody has taken on.</summary>
    Escalation,
}
