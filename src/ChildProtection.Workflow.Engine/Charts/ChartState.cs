using System.Collections.Immutable;

namespace ChildProtection.Workflow.Engine.Charts;

/// <summary>
/// Where a run of a chart stands between two events: the configuration, what the history states remember, whether it still runs.
/// Immutable; equal when all of that is equal. Its data is kept by the data model, apart.
/// </summary>
public sealed class ChartState : IEquatable<ChartState>
{
    // The configuration, then what each history state remembers, then (late binding only) the states entered so far.
    private readonly ulong[] words;

    internal ChartState(Chart chart, ulong[] words, bool running, long idsMade)
    {
        Chart = chart;
        this.words = words;
        IsRunning = running;
        IdsMade = idsMade;
    }

    public Chart Chart { get; }

    /// <summary>False before the start and after a top-level final state was entered.</summary>
    public bool IsRunning { get; }

    /// <summary>How many ids the kernel has made for sends; part of the state so that the next one is new.</summary>
    public long IdsMade { get; }

    /// <summary>
    /// Ids of all active states in document order. Of a chart that has ended: the states in which it ended, although their exit
    /// actions have been done.
    /// </summary>
    public ImmutableArray<string> Active => IdsOf(Configuration);

    /// <summary>Those of <see cref="Active"/> that have no active child.</summary>
    public ImmutableArray<string> ActiveAtomic
    {
        get
        {
            var atomic = new ulong[Chart.Words];
            StateSet.Intersection(Configuration, Chart.Atomic, atomic);
            return IdsOf(atomic);
        }
    }

    /// <summary>The top-level final state in which the chart ended; null while it runs.</summary>
    public string? EndedIn => IsRunning || StateSet.IsEmpty(Configuration) ? null : ActiveAtomic[0];

    /// <summary>Whether the state is active; false for an unknown id.</summary>
    public bool IsIn(string stateId) => Chart.IndexOf(stateId) is >= 0 and var index && StateSet.Has(Configuration, index);

    /// <summary>Ids that a history state remembers, in document order; empty: nothing yet, or no history state of that id.</summary>
    public ImmutableArray<string> RememberedBy(string historyId) =>
        Chart.KindOf(historyId) == StateKind.History ? IdsOf(Remembered(Chart.States[Chart.IndexOf(historyId)].HistorySlot)) : [];

    /// <summary>The state in words, for keeping. <see cref="ChartSnapshot.Restore"/> is the way back.</summary>
    public ChartSnapshot ToSnapshot() => new(ActiveAtomic, IsRunning)
    {
        Histories = Chart.Histories.Select(h => Chart.States[h].Id)
            .Where(id => RememberedBy(id).Length > 0)
            .ToImmutableSortedDictionary(id => id, RememberedBy, StringComparer.Ordinal),
        Entered = Chart.Binding == DataBinding.Late ? IdsOf(Entered) : [],
        IdsMade = IdsMade,
    };

    public bool Equals(ChartState? other) =>
        other is not null && ReferenceEquals(Chart, other.Chart) && IsRunning == other.IsRunning && IdsMade == other.IdsMade
        && words.AsSpan().SequenceEqual(other.words);

    public override bool Equals(object? obj) => Equals(obj as ChartState);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var word in words)
        {
            hash.Add(word);
        }
        hash.Add(IsRunning);
        return hash.ToHashCode();
    }

    public override string ToString() => $"{Chart.Name}: {string.Join(", ", ActiveAtomic)}{(IsRunning ? "" : " (not running)")}";

    internal ReadOnlySpan<ulong> Configuration => words.AsSpan(0, Chart.Words);

    internal ReadOnlySpan<ulong> Histories => words.AsSpan(Chart.Words, Chart.Words * Chart.Histories.Length);

    /// <summary>Empty unless the data is bound late.</summary>
    internal ReadOnlySpan<ulong> Entered => words.AsSpan(Chart.Words * (1 + Chart.Histories.Length));

    internal static int WordsOf(Chart chart) => chart.Words * (1 + chart.Histories.Length + (chart.Binding == DataBinding.Late ? 1 : 0));

    internal static ChartState NotStarted(Chart chart) => new(chart, new ulong[WordsOf(chart)], false, 0);

    private ReadOnlySpan<ulong> Remembered(int slot) => Histories.Slice(slot * Chart.Words, Chart.Words);

    private ImmutableArray<string> IdsOf(ReadOnlySpan<ulong> set) => [.. StateSet.Members(set).Select(s => Chart.States[s].Id)];
}
