using System.Collections.Immutable;

namespace ChildProtection.Workflow.Engine.Charts;

/// <summary>One microstep: exits, then the actions of the transitions, then entries.</summary>
/// <param name="Event">The event it answers; null for eventless transitions, the start, and the end of the chart.</param>
/// <param name="Transitions">In the order in which their actions were done; empty for the start and the end of the chart.</param>
/// <param name="Exited">Ids in the order left: reverse document order.</param>
/// <param name="Entered">Ids in the order entered: document order.</param>
public sealed record Microstep(
    ChartEvent? Event,
    ImmutableArray<ChartTransition> Transitions,
    ImmutableArray<string> Exited,
    ImmutableArray<string> Entered);
