namespace ChildProtection.Workflow.Engine.Charts;

/// <summary>When the data that a state declares is set up (SCXML 5.3.3).</summary>
public enum DataBinding
{
    /// <summary>All of it as the chart starts.</summary>
    Early,

    /// <summary>That of a state when it is entered for the first time, before its entry actions. The chart's own as it starts.</summary>
    Late,
}
