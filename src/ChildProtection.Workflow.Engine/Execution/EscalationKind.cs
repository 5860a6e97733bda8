namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>What a raised stage puts on somebody's list. Stored as its number: never renumber.</summary>
public enum EscalationKind
{
    /// <summary>A deadline is near.</summary>
    Reminder = 0,

    /// <summary>A rung of a ladder, to be acknowledged, explained and decided.</summary>
    Escalation = 1,

    /// <summary>A rung of an alarm: acknowledging takes ownership, only recorded safety closes it.</summary>
    Alarm = 2,
}
