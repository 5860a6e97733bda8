namespace ChildProtection.Workflow.Engine.Charts;

/// <summary>What becomes of a send, by its type and target.</summary>
public enum SendRoute
{
    /// <summary>Leaves the step as <see cref="ChartEffect.Sent"/>.</summary>
    Deliver,

    /// <summary>Goes on the internal queue at once.</summary>
    Internal,

    /// <summary>A type that is not supported, or a target that no chart could have: <c>error.execution</c>; the block ends.</summary>
    Invalid,

    /// <summary>A target that could exist and does not: <c>error.communication</c>; the block goes on.</summary>
    Unreachable,
}
