using System.Collections.Immutable;

namespace ChildProtection.Workflow.Engine.Charts;

/// <summary>What one step did, in order.</summary>
public sealed record ChartTrace(ImmutableArray<Microstep> Microsteps);
