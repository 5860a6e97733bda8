using System.Numerics;

namespace ChildProtection.Workflow.Engine.Charts;

/// <summary>
/// One macrostep: <c>interpret</c>, <c>mainEventLoop</c>, <c>selectTransitions</c> and <c>removeConflictingTransitions</c> of SCXML's
/// Appendix D, over sets of bits. What a microstep does is in the other two parts of this type.
/// </summary>
internal readonly ref partial struct Interpreter<TData>
    where TData : IDataModel
{
    private const int Eventless = -1;

    private readonly Chart chart;
    private readonly ChartWorkspace work;
    private readonly TData data;

    internal Interpreter(Chart chart, ChartWorkspace work, TData data)
    {
        this.chart = chart;
        this.work = work;
        this.data = data;
    }

    private ChartView View => new(chart, work.Configuration, work.Current);

    /// <summary>Starts the chart when there is no event. True when the event caused a transition, or the chart was started.</summary>
    internal bool Run(ChartEvent? happened)
    {
        var handled = true;
        if (happened is null)
        {
            EnterChart();
        }
        else
        {
            handled = Answer(happened);
        }
        Complete();
        if (!work.Running && work.FaultCode is null)
        {
            ExitChart();
        }
        return handled;
    }

    /// <summary>Until neither an eventless transition nor an internal event is left.</summary>
    private void Complete()
    {
        while (work.Running && work.FaultCode is null)
        {
            if (Select(Eventless))
            {
                DoMicrostep(null);
            }
            else if (work.QueueHead < work.Queue.Count)
            {
                Answer(work.Queue[work.QueueHead++]);
            }
            else
            {
                return;
            }
        }
    }

    private bool Answer(ChartEvent happened)
    {
        work.Current = happened;
        var any = Select(chart.Events.Of(happened.Name));
        if (any)
        {
            DoMicrostep(happened);
        }
        return any;
    }

    private bool Select(int eventClass)
    {
        work.EnabledCount = 0;
        var sources = eventClass == Eventless ? chart.EventlessSources : chart.Sources[eventClass];
        var configuration = work.Configuration;
        if (!StateSet.Intersects(configuration, sources))
        {
            return false;
        }
        for (var word = 0; word < configuration.Length; word++)
        {
            for (var bits = configuration[word] & chart.Atomic[word]; bits != 0; bits &= bits - 1)
            {
                SelectFor((word << 6) + BitOperations.TrailingZeroCount(bits), eventClass, sources);
            }
        }
        for (var index = 0; index < work.EnabledCount; index++)
        {
            work.EnabledDomains[index] = DomainOf(work.Enabled[index]);
        }
        if (work.EnabledCount > 1)
        {
            RemoveConflicting();
        }
        return work.EnabledCount > 0;
    }

    /// <summary>The first enabled transition of the atomic state or, failing that, of the states around it from the inside out.</summary>
    private void SelectFor(int atomic, int eventClass, ulong[] sources)
    {
        var path = chart.States[atomic].Path;
        for (var word = atomic >> 6; word >= 0; word--)
        {
            var bits = path[word] & sources[word];
            while (bits != 0)
            {
                var bit = 63 - BitOperations.LeadingZeroCount(bits);
                if (FirstEnabled(chart.States[(word << 6) + bit], eventClass) is { } transition)
                {
                    Enable(transition);
                    return;
                }
                bits ^= 1UL << bit;
            }
        }
    }

    private CompiledTransition? FirstEnabled(CompiledState state, int eventClass)
    {
        foreach (var transition in state.Transitions)
        {
            var answers = eventClass == Eventless ? transition.Eventless : transition.Answers(eventClass);
            if (answers && (transition.Guard is null || Holds(transition.Guard)))
            {
                return transition;
            }
        }
        return null;
    }

    private bool Holds(object guard)
    {
        var result = data.Test(guard, View);
        if (result == GuardResult.Error)
        {
            RaiseError(null);
        }
        return result == GuardResult.True;
    }

    private void Enable(CompiledTransition transition)
    {
        for (var index = 0; index < work.EnabledCount; index++)
        {
            if (ReferenceEquals(work.Enabled[index], transition))
            {
                return;
            }
        }
        work.Enabled[work.EnabledCount++] = transition;
    }

    /// <summary>
    /// Of two transitions that would leave the same state, the one with the inner source wins; failing that, the one selected first.
    /// </summary>
    private void RemoveConflicting()
    {
        var kept = 0;
        for (var index = 0; index < work.EnabledCount; index++)
        {
            var candidate = work.Enabled[index];
            var domain = work.EnabledDomains[index];
            if (!IsPreempted(candidate, domain, kept))
            {
                kept = RemoveLosersTo(candidate, domain, kept);
                work.Enabled[kept] = candidate;
                work.EnabledDomains[kept++] = domain;
            }
        }
        work.EnabledCount = kept;
    }

    private bool IsPreempted(CompiledTransition candidate, int domain, int kept)
    {
        for (var index = 0; index < kept; index++)
        {
            if (Conflict(domain, work.EnabledDomains[index]) && !chart.IsDescendant(candidate.Source, work.Enabled[index].Source))
            {
                return true;
            }
        }
        return false;
    }

    private int RemoveLosersTo(CompiledTransition candidate, int domain, int kept)
    {
        var left = 0;
        for (var index = 0; index < kept; index++)
        {
            var loses = Conflict(domain, work.EnabledDomains[index]) && chart.IsDescendant(candidate.Source, work.Enabled[index].Source);
            if (!loses)
            {
                work.Enabled[left] = work.Enabled[index];
                work.EnabledDomains[left++] = work.EnabledDomains[index];
            }
        }
        return left;
    }

    // The domain of a transition with targets is active, or the chart, and has an active child: of two domains, one inside or equal to
    // the other, the exit sets always meet.
    private bool Conflict(int domain, int other) =>
        domain >= 0 && other >= 0 && (domain == other || chart.IsDescendant(domain, other) || chart.IsDescendant(other, domain));

    private int DomainOf(CompiledTransition transition) =>
        transition.Domain == CompiledTransition.ByHistory ? work.Plan.DomainOf(transition) : transition.Domain;

    private void RaiseError(string? sendId) => RaisePlatform("error.execution", sendId);

    private void RaisePlatform(string name, string? sendId) =>
        Enqueue(new ChartEvent(name) { Kind = EventKind.Platform, SendId = sendId });

    private void Enqueue(ChartEvent raised)
    {
        if (work.Queue.Count == ChartLimits.InternalEventsMax)
        {
            work.FaultCode ??= ChartCodes.TooManyEvents;
            return;
        }
        work.Queue.Add(raised);
    }
}
