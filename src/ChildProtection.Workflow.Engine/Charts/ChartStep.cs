using System.Collections.Immutable;

namespace ChildProtection.Workflow.Engine.Charts;

/// <summary>What a step led to.</summary>
/// <param name="State">The new state; after a fault the old one.</param>
/// <param name="Effects">What the chart asks of its caller, in order; empty after a fault.</param>
public readonly record struct ChartStep(ChartState State, ImmutableArray<ChartEffect> Effects)
{
    /// <summary>Whether the external event itself caused a transition. False for one that nothing answered; true for the start.</summary>
    public bool Handled { get; init; }

    /// <summary>Null unless the step reached a bound.</summary>
    public ChartFault? Fault { get; init; }

    /// <summary>The data of the top-level final state, when this step entered one.</summary>
    public object? DoneData { get; init; }
}
