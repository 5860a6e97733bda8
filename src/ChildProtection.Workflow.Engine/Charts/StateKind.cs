namespace ChildProtection.Workflow.Engine.Charts;

/// <summary>What a state of a compiled chart is.</summary>
public enum StateKind
{
    /// <summary>The chart itself; compound, and never part of a configuration.</summary>
    Root,
    Atomic,
    Compound,
    Parallel,
    Final,
    History,
}
