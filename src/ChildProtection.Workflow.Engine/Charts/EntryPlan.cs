namespace ChildProtection.Workflow.Engine.Charts;

/// <summary>
/// What a set of transitions enters: <c>computeEntrySet</c>, <c>getTransitionDomain</c> and their helpers of SCXML's Appendix D. Used
/// when a chart is compiled, where all that no history state can change is settled, and in a step for the rest.
/// </summary>
internal sealed class EntryPlan
{
    private readonly Chart chart;
    private readonly List<(int Parent, int History)> defaults = [];
    private int leftInside;

    internal EntryPlan(Chart chart)
    {
        this.chart = chart;
        Entry = new ulong[chart.Words];
        DefaultEntry = new ulong[chart.Words];
        Remembered = new ulong[chart.Words * chart.Histories.Length];
    }

    internal ulong[] Entry { get; }

    /// <summary>The compound states entered by default.</summary>
    internal ulong[] DefaultEntry { get; }

    /// <summary>What the history states remember, slot after slot; an empty set is nothing yet.</summary>
    internal ulong[] Remembered { get; }

    /// <summary>A history state had a say since <see cref="Clear"/>.</summary>
    internal bool AskedHistory { get; private set; }

    internal Span<ulong> RememberedBy(int history) =>
        Remembered.AsSpan(chart.States[history].HistorySlot * chart.Words, chart.Words);

    internal void Clear()
    {
        Array.Clear(Entry);
        Array.Clear(DefaultEntry);
        defaults.Clear();
        AskedHistory = false;
    }

    /// <summary>The history state whose default actions are due as <paramref name="parent"/> is entered.</summary>
    internal int DefaultHistoryOf(int parent)
    {
        foreach (var (owner, history) in defaults)
        {
            if (owner == parent)
            {
                return history;
            }
        }
        return CompiledState.None;
    }

    /// <summary>Adds what a transition with these targets enters.</summary>
    internal void Add(int[] targets, int domain)
    {
        leftInside = domain;
        foreach (var target in targets)
        {
            AddDescendants(target);
        }
        foreach (var target in targets)
        {
            AddAncestorsOfEffective(target, domain);
        }
    }

    /// <summary>The innermost state that a transition leaves no more than the inside of; the decision is docs/decisions/0002.</summary>
    internal int DomainOf(CompiledTransition transition)
    {
        if (transition.Targets.Length == 0)
        {
            return CompiledTransition.Targetless;
        }
        var source = transition.Source;
        if (transition.Internal && chart.States[source].Kind == StateKind.Compound && AllInside(transition.Targets, source))
        {
            return source;
        }
        var domain = chart.States[source].Parent;
        while (chart.States[domain].Kind is not (StateKind.Compound or StateKind.Root) || !AllInside(transition.Targets, domain))
        {
            domain = chart.States[domain].Parent;
        }
        return domain;
    }

    private bool AllInside(int[] targets, int ancestor)
    {
        foreach (var target in targets)
        {
            if (!IsEffectivelyInside(target, ancestor))
            {
                return false;
            }
        }
        return true;
    }

    private bool IsEffectivelyInside(int target, int ancestor)
    {
        var state = chart.States[target];
        if (state.Kind != StateKind.History)
        {
            return chart.IsDescendant(target, ancestor);
        }
        AskedHistory = true;
        var remembered = RememberedBy(target);
        return StateSet.IsEmpty(remembered)
            ? AllInside(state.DefaultTargets, ancestor)
            : IsSubset(remembered, chart.States[ancestor].Descendants);
    }

    private static bool IsSubset(ReadOnlySpan<ulong> set, ReadOnlySpan<ulong> of)
    {
        for (var word = 0; word < set.Length; word++)
        {
            if ((set[word] & ~of[word]) != 0)
            {
                return false;
            }
        }
        return true;
    }

    private void AddDescendants(int index)
    {
        var state = chart.States[index];
        switch (state.Kind)
        {
            case StateKind.History:
                AddRemembered(state);
                break;
            case StateKind.Compound:
                StateSet.Add(Entry, index);
                StateSet.Add(DefaultEntry, index);
                AddWithin(state.DefaultTargets, index);
                break;
            case StateKind.Parallel:
                StateSet.Add(Entry, index);
                AddMissingRegions(state);
                break;
            default:
                StateSet.Add(Entry, index);
                break;
        }
    }

    private void AddRemembered(CompiledState history)
    {
        AskedHistory = true;
        var remembered = RememberedBy(history.Index);
        if (!StateSet.IsEmpty(remembered))
        {
            AddWithin(StateSet.Members(remembered), history.Parent);
            return;
        }
        defaults.RemoveAll(d => d.Parent == history.Parent);
        defaults.Add((history.Parent, history.Index));
        AddWithin(history.DefaultTargets, history.Parent);
    }

    private void AddWithin(int[] targets, int ancestor)
    {
        foreach (var target in targets)
        {
            AddDescendants(target);
        }
        foreach (var target in targets)
        {
            AddAncestors(target, ancestor);
        }
    }

    private void AddAncestorsOfEffective(int target, int domain)
    {
        var state = chart.States[target];
        if (state.Kind != StateKind.History)
        {
            AddAncestors(target, domain);
            return;
        }
        var remembered = RememberedBy(target);
        var effective = StateSet.IsEmpty(remembered) ? state.DefaultTargets : StateSet.Members(remembered);
        foreach (var each in effective)
        {
            AddAncestorsOfEffective(each, domain);
        }
    }

    // The Recommendation goes on to the ancestor even past the domain, which happens when a history state is targeted from within its
    // parent; what is there has not been left, and would be entered a second time: docs/decisions/0002.
    private void AddAncestors(int index, int ancestor)
    {
        for (var above = chart.States[index].Parent; above != ancestor && above != leftInside; above = chart.States[above].Parent)
        {
            StateSet.Add(Entry, above);
            if (chart.States[above].Kind == StateKind.Parallel)
            {
                AddMissingRegions(chart.States[above]);
            }
        }
    }

    private void AddMissingRegions(CompiledState parallel)
    {
        foreach (var region in parallel.Children)
        {
            if (!StateSet.Intersects(Entry, chart.States[region].Descendants))
            {
                AddDescendants(region);
            }
        }
    }
}
