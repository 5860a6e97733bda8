namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>What a stage of a deadline is. Stored as its number: never renumber.</summary>
public enum StageKind
{
    /// <summary>Told before the due time.</summary>
    Reminder = 0,

    /// <summary>The due time itself, passed unmet: the breach begins.</summary>
    Due = 1,

    /// <summary>A rung of a ladder.</summary>
    Rung = 2,
}
