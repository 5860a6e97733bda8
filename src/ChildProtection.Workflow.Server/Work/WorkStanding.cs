namespace ChildProtection.Workflow.Server.Work;

/// <summary>Where a line stands on a list: by the risk to the child first, then by law and date.</summary>
public enum WorkStanding
{
    /// <summary>An alarm that nobody has taken on.</summary>
    Alarm,

    /// <summary>An escalation that nobody has taken on.</summary>
    Escalation,

    Overdue,

    DueToday,

    /// <summary>Due within <see cref="WorkList.SoonDays"/> days.</summary>
    Soon,

    /// <summary>Due later, or with no date.</summary>
    Later,
}
