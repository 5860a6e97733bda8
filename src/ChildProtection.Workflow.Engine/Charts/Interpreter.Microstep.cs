using System.Numerics;

namespace ChildProtection.Workflow.Engine.Charts;

/// <content>One microstep: exits, actions, entries.</content>
internal readonly ref partial struct Interpreter<TData>
{
    private void DoMicrostep(ChartEvent? happened)
    {
        if (work.Microsteps == ChartLimits.MicrostepsMax)
        {
            work.FaultCode = ChartCodes.TooManyMicrosteps;
            return;
        }
        FindExits();
        RememberHistories();
        FindEntriesAfterExits(happened);
        ExitStates();
        DoTransitionActions();
        EnterStates();
    }

    private void FindExits()
    {
        var exit = work.Exit;
        Array.Clear(exit);
        for (var index = 0; index < work.EnabledCount; index++)
        {
            var domain = work.EnabledDomains[index];
            if (domain == CompiledTransition.Targetless)
            {
                continue;
            }
            var inside = chart.States[domain].Descendants;
            for (var word = 0; word < exit.Length; word++)
            {
                exit[word] |= work.Configuration[word] & inside[word];
            }
        }
    }

    private void RememberHistories()
    {
        for (var word = 0; word < chart.Words; word++)
        {
            for (var bits = work.Exit[word] & chart.WithHistory[word]; bits != 0; bits &= bits - 1)
            {
                var state = chart.States[(word << 6) + BitOperations.TrailingZeroCount(bits)];
                foreach (var history in state.Histories)
                {
                    Remember(state, history);
                }
            }
        }
    }

    private void Remember(CompiledState parent, int history)
    {
        var remembered = work.Plan.RememberedBy(history);
        if (chart.States[history].Deep)
        {
            StateSet.Intersection(work.Configuration, parent.Descendants, remembered);
            StateSet.Intersection(remembered, chart.Atomic, remembered);
            return;
        }
        remembered.Clear();
        foreach (var child in parent.Children)
        {
            if (StateSet.Has(work.Configuration, child))
            {
                StateSet.Add(remembered, child);
            }
        }
    }

    // No action can change what is entered, so it is settled before the first one: with what the histories remember after the exits.
    private void FindEntriesAfterExits(ChartEvent? happened)
    {
        var plan = work.Plan;
        plan.Clear();
        for (var index = 0; index < work.EnabledCount; index++)
        {
            var transition = work.Enabled[index];
            if (transition.EntryIsKnown)
            {
                StateSet.UnionWith(plan.Entry, transition.Entry);
                StateSet.UnionWith(plan.DefaultEntry, transition.DefaultEntry);
            }
            else if (transition.Targets.Length > 0)
            {
                // The domain is that of the exits, whatever the histories remember since: docs/decisions/0002.
                plan.Add(transition.Targets, work.EnabledDomains[index]);
            }
        }
        work.NoteMicrostep(happened, work.Exit, plan.Entry);
    }

    private void ExitStates()
    {
        for (var word = chart.Words - 1; word >= 0; word--)
        {
            var bits = work.Exit[word];
            while (bits != 0)
            {
                var bit = 63 - BitOperations.LeadingZeroCount(bits);
                bits ^= 1UL << bit;
                foreach (var block in chart.States[(word << 6) + bit].OnExit)
                {
                    DoBlock(block);
                }
                work.Configuration[word] ^= 1UL << bit;
            }
        }
    }

    private void DoTransitionActions()
    {
        for (var index = 0; index < work.EnabledCount; index++)
        {
            DoBlock(work.Enabled[index].Actions);
        }
    }

    private void EnterStates()
    {
        var entry = work.Plan.Entry;
        for (var word = 0; word < entry.Length; word++)
        {
            for (var bits = entry[word]; bits != 0; bits &= bits - 1)
            {
                var bit = BitOperations.TrailingZeroCount(bits);
                work.Configuration[word] |= 1UL << bit;
                Enter(chart.States[(word << 6) + bit]);
            }
        }
    }

    private void Enter(CompiledState state)
    {
        if (chart.Binding == DataBinding.Late && !StateSet.Has(work.Entered, state.Index))
        {
            StateSet.Add(work.Entered, state.Index);
            SetUpData(state);
        }
        foreach (var block in state.OnEntry)
        {
            DoBlock(block);
        }
        if (!state.DefaultActions.IsEmpty && StateSet.Has(work.Plan.DefaultEntry, state.Index))
        {
            DoBlock(state.DefaultActions);
        }
        if (state.Histories.Length > 0 && work.Plan.DefaultHistoryOf(state.Index) is >= 0 and var history)
        {
            DoBlock(chart.States[history].DefaultActions);
        }
        if (state.Kind == StateKind.Final)
        {
            Finish(state);
        }
    }

    private void Finish(CompiledState final)
    {
        if (final.Parent == Chart.Root)
        {
            work.Running = false;
            return;
        }
        var parent = chart.States[final.Parent];
        Enqueue(final.DoneData is null ? parent.Done : parent.Done with { Data = Evaluated(final.DoneData) });
        var around = chart.States[parent.Parent == CompiledState.None ? Chart.Root : parent.Parent];
        if (around.Kind == StateKind.Parallel && AllRegionsDone(around))
        {
            Enqueue(around.Done);
        }
    }

    private object? Evaluated(object expression)
    {
        if (!data.TryEvaluate(expression, View, out var value))
        {
            RaiseError(null);
        }
        return value;
    }

    private bool AllRegionsDone(CompiledState parallel)
    {
        foreach (var region in parallel.Children)
        {
            if (!IsDone(chart.States[region]))
            {
                return false;
            }
        }
        return true;
    }

    private bool IsDone(CompiledState state)
    {
        if (state.Kind == StateKind.Parallel)
        {
            return AllRegionsDone(state);
        }
        foreach (var child in state.Children)
        {
            if (chart.States[child].Kind == StateKind.Final && StateSet.Has(work.Configuration, child))
            {
                return true;
            }
        }
        return false;
    }

    private void EnterChart()
    {
        work.Running = true;
        foreach (var state in chart.States)
        {
            if (chart.Binding == DataBinding.Early || state.Index == Chart.Root)
            {
                SetUpData(state);
            }
        }
        work.EnabledCount = 0;
        Array.Clear(work.Exit);
        work.Plan.Clear();
        work.Plan.Add(chart.States[Chart.Root].DefaultTargets, Chart.Root);
        work.NoteMicrostep(null, work.Exit, work.Plan.Entry);
        EnterStates();
    }

    private void SetUpData(CompiledState state)
    {
        foreach (var content in state.Data)
        {
            if (!data.TryExecute(content, View))
            {
                RaiseError(null);
            }
        }
    }

    /// <summary>The exit actions of an ended chart. The configuration stays, as the record of where it ended.</summary>
    private void ExitChart()
    {
        work.EnabledCount = 0;
        work.Configuration.CopyTo(work.Exit, 0);
        work.Plan.Clear();
        work.NoteMicrostep(null, work.Exit, work.Plan.Entry);
        ExitStates();
        foreach (var top in chart.States[Chart.Root].Children)
        {
            if (StateSet.Has(work.Exit, top) && chart.States[top].DoneData is { } expression)
            {
                work.DoneData = Evaluated(expression);
            }
        }
        work.Exit.CopyTo(work.Configuration, 0);
    }
}
