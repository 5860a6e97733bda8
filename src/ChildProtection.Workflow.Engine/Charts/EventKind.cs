namespace ChildProtection.Workflow.Engine.Charts;

/// <summary>What the field <c>type</c> of an SCXML event says (5.10.1).</summary>
public enum EventKind
{
    /// <summary>From outside, or sent by the chart to its own external queue.</summary>
    External,

    /// <summary>Raised by the chart, or sent to <c>#_internal</c>.</summary>
    Internal,

    /// <summary>From the kernel itself: errors and done events.</summary>
    Platform,
}
