namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>Why nothing more is asked of those who were told. Stored as its name: never rename.</summary>
public enum EscalationClosure
{
    /// <summary>The thing was done.</summary>
    Met = 0,

    /// <summary>It had been done in time and was only entered late.</summary>
    RecordedLate = 1,

    /// <summary>A correction or a new calendar moved the due date.</summary>
    Moved = 2,

    /// <summary>The deadline ended: its state was left or it no longer applies.</summary>
    Ended = 3,

    /// <summary>The case was closed.</summary>
    CaseClosed = 4,
}
