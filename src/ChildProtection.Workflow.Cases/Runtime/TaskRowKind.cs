namespace ChildProtection.Workflow.Cases.Runtime;

/// <summary>What a person's list holds. Stored as its number: never renumber.</summary>
public enum TaskRowKind
{
    /// <summary>A task of the definition.</summary>
    Task = 0,

    /// <summary>A standing duty that is due or overdue and has no task of its own, shown to the role that can meet it.</summary>
    Duty = 1,

    /// <summary>A reminder that a deadline is near.</summary>
    Reminder = 2,

    /// <summary>A rung of a ladder, to be acknowledged, explained and decided.</summary>
    Escalation = 3,

    /// <summary>A rung of a protective ladder: acknowledging takes ownership, only recorded safety closes it.</summary>
    Alarm = 4,

    /// <summary>Something recorded must be put right by a second person.</summary>
    PutRight = 5,
}
