namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>Where a derived deadline stands.</summary>
public enum DeadlineStatus
{
    /// <summary>The fact it counts from is unknown: visible, and no clock.</summary>
    Waiting = 0,

    /// <summary>It has a due time.</summary>
    Running = 1,
}
