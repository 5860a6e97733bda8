using System.Collections.Immutable;

namespace ChildProtection.Workflow.Engine.Charts;

/// <summary>Reads a snapshot into a chart, checking that the chart could stand so.</summary>
internal sealed class SnapshotReader(Chart chart, ChartSnapshot snapshot)
{
    private readonly List<ChartDiagnostic> refusals = [];

    internal ChartState? Read(out ImmutableArray<ChartDiagnostic> why)
    {
        var words = new ulong[ChartState.WordsOf(chart)];
        var configuration = words.AsSpan(0, chart.Words);
        ReadActive(configuration);
        foreach (var (id, remembered) in snapshot.Histories)
        {
            ReadHistory(id, remembered, words);
        }
        if (chart.Binding == DataBinding.Late)
        {
            Mark(snapshot.Entered, words.AsSpan(words.Length - chart.Words));
        }
        why = [.. refusals];
        return refusals.Count == 0 ? new ChartState(chart, words, snapshot.IsRunning, snapshot.IdsMade) : null;
    }

    private void ReadActive(Span<ulong> configuration)
    {
        if (snapshot.ActiveAtomic.Length == 0)
        {
            RefuseUnless(!snapshot.IsRunning, "A running chart has at least one active state.", string.Empty);
            return;
        }
        Mark(snapshot.ActiveAtomic, configuration);
        var complete = Complete(configuration, Chart.Root);
        RefuseUnless(complete, "The active states do not make up a configuration of this chart: migrate the snapshot first.", string.Empty);
    }

    private void ReadHistory(string id, ImmutableArray<string> remembered, ulong[] words)
    {
        if (chart.KindOf(id) != StateKind.History)
        {
            refusals.Add(new(ChartCodes.SnapshotUnknownState, $"The chart has no history state called '{id}'.", id));
            return;
        }
        var history = chart.States[chart.IndexOf(id)];
        var slot = words.AsSpan(chart.Words * (1 + history.HistorySlot), chart.Words);
        Mark(remembered, slot);
        // What is remembered must be what leaving the parent could have left: deep, atomic states; else children, one or all.
        var parent = chart.States[history.Parent];
        var legal = history.Deep
            ? Complete([.. slot], parent.Index)
            : StateSet.Count(slot) == (parent.Kind == StateKind.Parallel ? parent.Children.Length : 1)
                && remembered.All(r => chart.IndexOf(r) is >= 0 and var index && chart.States[index].Parent == parent.Index && chart.States[index].Kind != StateKind.History);
        RefuseUnless(legal, $"'{parent.Id}' cannot have been left in the states that '{id}' remembers.", id);
    }

    /// <summary>Adds the states around the marked ones, up to the owner; false unless they make up a legal inside of it.</summary>
    private bool Complete(Span<ulong> set, int owner)
    {
        foreach (var index in StateSet.Members(set))
        {
            if (chart.States[index].Kind is not (StateKind.Atomic or StateKind.Final) || !chart.IsDescendant(index, owner))
            {
                return false;
            }
            for (var above = chart.States[index].Parent; above != owner; above = chart.States[above].Parent)
            {
                StateSet.Add(set, above);
            }
        }
        return IsLegalInside(set, owner);
    }

    private bool IsLegalInside(ReadOnlySpan<ulong> set, int owner)
    {
        var active = 0;
        foreach (var child in chart.States[owner].Children)
        {
            if (!StateSet.Has(set, child))
            {
                continue;
            }
            active++;
            if (!IsLegalInside(set, child))
            {
                return false;
            }
        }
        return chart.States[owner].Kind switch
        {
            StateKind.Parallel => active == chart.States[owner].Children.Length,
            StateKind.Compound or StateKind.Root => active == 1,
            _ => true,
        };
    }

    private void Mark(ImmutableArray<string> ids, Span<ulong> set)
    {
        foreach (var id in ids)
        {
            var index = chart.IndexOf(id);
            if (index < 0)
            {
                refusals.Add(new(ChartCodes.SnapshotUnknownState, $"The chart has no state called '{id}': migrate the snapshot first.", id));
            }
            else
            {
                StateSet.Add(set, index);
            }
        }
    }

    private void RefuseUnless(bool holds, string message, string stateId)
    {
        if (!holds)
        {
            refusals.Add(new(ChartCodes.SnapshotIllegal, message, stateId));
        }
    }
}
