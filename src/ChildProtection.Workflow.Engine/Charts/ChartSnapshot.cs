using System.Collections.Immutable;

namespace ChildProtection.Workflow.Engine.Charts;

/// <summary>A <see cref="ChartState"/> in words: what is stored, and read again by this or a later version of the chart.</summary>
/// <param name="ActiveAtomic">The active states that have no active child; those around them follow.</param>
/// <param name="IsRunning">As <see cref="ChartState.IsRunning"/>.</param>
public sealed record ChartSnapshot(ImmutableArray<string> ActiveAtomic, bool IsRunning)
{
    /// <summary>For each history state that remembers something, what.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<string>> Histories { get; init; } =
        ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>Late binding only: the states that have been entered at some time.</summary>
    public ImmutableArray<string> Entered { get; init; } = [];

    /// <summary>As <see cref="ChartState.IdsMade"/>.</summary>
    public long IdsMade { get; init; }

    /// <summary>The state again, in a chart that may have changed since: refused unless that chart could be in it.</summary>
    /// <param name="chart">The chart to go on with.</param>
    /// <param name="refusals">Empty when a state is returned.</param>
    public ChartState? Restore(Chart chart, out ImmutableArray<ChartDiagnostic> refusals)
    {
        ArgumentNullException.ThrowIfNull(chart);
        return new SnapshotReader(chart, this).Read(out refusals);
    }
}
