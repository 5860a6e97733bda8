namespace ChildProtection.Workflow.Engine.Definitions;

/// <summary>Which way a deadline counts.</summary>
public enum DeadlineCount
{
    /// <summary>Within a time after the fact.</summary>
    Within = 0,

    /// <summary>At least a time before the fact.</summary>
    Before = 1,

    /// <summary>At the fact itself.</summary>
    At = 2,
}
