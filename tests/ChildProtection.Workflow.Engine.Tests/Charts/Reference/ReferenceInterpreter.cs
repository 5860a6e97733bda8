using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Charts;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Tests.Charts.Reference;

/// <summary>
/// SCXML's Appendix D written down as it stands there, with lists and no thought of speed: what the dense interpreter is measured
/// against. It knows the actions that <see cref="RandomChart"/> makes. Names are the Recommendation's.
/// </summary>
internal sealed class ReferenceInterpreter(ChartSpec spec, Chart chart, IDataModel datamodel)
{
    private readonly ReferenceNode doc = ReferenceNode.Read(spec);
    private readonly List<ReferenceNode> configuration = [];
    private readonly Dictionary<ReferenceNode, List<ReferenceNode>> historyValue = [];
    private readonly Queue<ChartEvent> internalQueue = new();
    private ChartEvent? currentEvent;
    private bool running;

    internal List<Microstep> Microsteps { get; } = [];

    internal List<ChartEffect> Effects { get; } = [];

    internal bool Running => running;

    internal bool OverTheLimit { get; private set; }

    internal string[] Active => [.. configuration.OrderBy(s => s.Order).Select(s => s.Id)];

    internal void Interpret()
    {
        running = true;
        var statesToEnter = new List<ReferenceNode>();
        EnterStates([doc.InitialTransition()], [], statesToEnter);
        Microsteps.Add(new Microstep(null, [], [], Ids(statesToEnter)));
        Macrostep();
    }

    internal bool ExternalEvent(ChartEvent externalEvent)
    {
        Microsteps.Clear();
        Effects.Clear();
        internalQueue.Clear();
        currentEvent = externalEvent;
        var enabledTransitions = SelectTransitions(externalEvent);
        if (enabledTransitions.Count > 0)
        {
            Microstep(externalEvent, enabledTransitions);
        }
        Macrostep();
        return enabledTransitions.Count > 0;
    }

    private void Macrostep()
    {
        while (running && !OverTheLimit)
        {
            ChartEvent? cause = null;
            var enabledTransitions = SelectTransitions(null);
            if (enabledTransitions.Count == 0)
            {
                if (internalQueue.Count == 0)
                {
                    return;
                }
                cause = internalQueue.Dequeue();
                currentEvent = cause;
                enabledTransitions = SelectTransitions(cause);
            }
            if (enabledTransitions.Count > 0)
            {
                Microstep(cause, enabledTransitions);
            }
        }
        if (!OverTheLimit)
        {
            ExitInterpreter();
        }
    }

    private void ExitInterpreter()
    {
        var statesToExit = configuration.OrderByDescending(s => s.Order).ToList();
        foreach (var s in statesToExit)
        {
            s.OnExit.ForEach(ExecuteContent);
        }
        Microsteps.Add(new Microstep(null, [], Ids(statesToExit), []));
    }

    private List<ReferenceTransition> SelectTransitions(ChartEvent? happened)
    {
        var enabledTransitions = new List<ReferenceTransition>();
        foreach (var state in configuration.Where(s => s.IsAtomic).OrderBy(s => s.Order).ToList())
        {
            foreach (var t in new[] { state }.Concat(state.ProperAncestors(null)).SelectMany(s => s.Transitions))
            {
                var matches = happened is null ? t.Events.Length == 0 : t.Events.Any(d => NameMatch(d, happened.Name));
                if (matches && ConditionMatch(t))
                {
                    if (!enabledTransitions.Contains(t))
                    {
                        enabledTransitions.Add(t);
                    }
                    break;
                }
            }
        }
        return RemoveConflictingTransitions(enabledTransitions);
    }

    private static bool NameMatch(string descriptor, string name)
    {
        var tokens = descriptor.Split('.').Where(t => t is not ("*" or "")).ToArray();
        return name.Split('.').Take(tokens.Length).SequenceEqual(tokens);
    }

    private bool ConditionMatch(ReferenceTransition t)
    {
        if (t.Spec!.Guard is null)
        {
            return true;
        }
        var result = datamodel.Test(t.Spec.Guard, View());
        if (result == GuardResult.Error)
        {
            Error();
        }
        return result == GuardResult.True;
    }

    private List<ReferenceTransition> RemoveConflictingTransitions(List<ReferenceTransition> enabledTransitions)
    {
        var filteredTransitions = new List<ReferenceTransition>();
        foreach (var t1 in enabledTransitions)
        {
            var t1Preempted = false;
            var transitionsToRemove = new List<ReferenceTransition>();
            foreach (var t2 in filteredTransitions)
            {
                if (ComputeExitSet([t1]).Intersect(ComputeExitSet([t2])).Any())
                {
                    if (t1.Source.IsDescendant(t2.Source))
                    {
                        transitionsToRemove.Add(t2);
                    }
                    else
                    {
                        t1Preempted = true;
                        break;
                    }
                }
            }
            if (!t1Preempted)
            {
                filteredTransitions.RemoveAll(transitionsToRemove.Contains);
                filteredTransitions.Add(t1);
            }
        }
        return filteredTransitions;
    }

    private void Microstep(ChartEvent? cause, List<ReferenceTransition> enabledTransitions)
    {
        if (Microsteps.Count == ChartLimits.MicrostepsMax)
        {
            OverTheLimit = true;
            return;
        }
        var domains = enabledTransitions.Where(t => t.Targets.Count > 0).ToDictionary(t => t, GetTransitionDomain);
        var statesToExit = ExitStates(enabledTransitions);
        foreach (var t in enabledTransitions)
        {
            ExecuteContent(t.Spec!.Actions);
        }
        var statesToEnter = new List<ReferenceNode>();
        EnterStates(enabledTransitions, domains, statesToEnter);
        Microsteps.Add(new Microstep(cause, [.. enabledTransitions.Select(t => chart.Transitions[t.Order])], Ids(statesToExit), Ids(statesToEnter)));
    }

    private List<ReferenceNode> ExitStates(List<ReferenceTransition> enabledTransitions)
    {
        var statesToExit = ComputeExitSet(enabledTransitions).OrderByDescending(s => s.Order).ToList();
        foreach (var s in statesToExit)
        {
            foreach (var h in s.Histories)
            {
                historyValue[h] = h.Deep
                    ? configuration.Where(s0 => s0.IsAtomic && s0.IsDescendant(s)).ToList()
                    : configuration.Where(s0 => s0.Parent == s).ToList();
            }
        }
        foreach (var s in statesToExit)
        {
            s.OnExit.ForEach(ExecuteContent);
            configuration.Remove(s);
        }
        return statesToExit;
    }

    private List<ReferenceNode> ComputeExitSet(List<ReferenceTransition> transitions)
    {
        var statesToExit = new List<ReferenceNode>();
        foreach (var t in transitions.Where(t => t.Targets.Count > 0))
        {
            var domain = GetTransitionDomain(t);
            statesToExit.AddRange(configuration.Where(s => s.IsDescendant(domain!) && !statesToExit.Contains(s)));
        }
        return statesToExit;
    }

    private void EnterStates(
        List<ReferenceTransition> enabledTransitions, Dictionary<ReferenceTransition, ReferenceNode?> domains, List<ReferenceNode> entered)
    {
        var statesToEnter = new List<ReferenceNode>();
        var statesForDefaultEntry = new List<ReferenceNode>();
        var defaultHistoryContent = new Dictionary<ReferenceNode, ImmutableArray<ChartAction>>();
        var entry = new EntrySet(statesToEnter, statesForDefaultEntry, defaultHistoryContent);
        foreach (var t in enabledTransitions)
        {
            // Two departures from the text, both explained in docs/decisions/0002: the domain is that of the exits, whatever the
            // histories have recorded since, and what is not left is not entered again.
            var ancestor = domains.GetValueOrDefault(t);
            entry.Domain = ancestor;
            foreach (var s in t.Targets)
            {
                AddDescendantStatesToEnter(s, entry);
            }
            foreach (var s in GetEffectiveTargetStates(t.Targets))
            {
                AddAncestorStatesToEnter(s, ancestor, entry);
            }
        }
        foreach (var s in statesToEnter.OrderBy(s => s.Order))
        {
            entered.Add(s);
            configuration.Add(s);
            s.OnEntry.ForEach(ExecuteContent);
            if (statesForDefaultEntry.Contains(s))
            {
                ExecuteContent(s.InitialActions);
            }
            if (defaultHistoryContent.TryGetValue(s, out var content))
            {
                ExecuteContent(content);
            }
            if (s.Kind == StateKind.Final)
            {
                EnterFinal(s);
            }
        }
    }

    private void EnterFinal(ReferenceNode s)
    {
        if (s.Parent == doc)
        {
            running = false;
            return;
        }
        var parent = s.Parent!;
        var grandparent = parent.Parent!;
        internalQueue.Enqueue(Done(parent));
        if (grandparent.Kind == StateKind.Parallel && grandparent.Children.All(IsInFinalState))
        {
            internalQueue.Enqueue(Done(grandparent));
        }
    }

    private static ChartEvent Done(ReferenceNode s) => new("done.state." + s.Id) { Kind = EventKind.Platform };

    private bool IsInFinalState(ReferenceNode s) => s.Kind switch
    {
        StateKind.Compound => s.Children.Any(c => c.Kind == StateKind.Final && configuration.Contains(c)),
        StateKind.Parallel => s.Children.All(IsInFinalState),
        _ => false,
    };

    private void AddDescendantStatesToEnter(ReferenceNode state, EntrySet entry)
    {
        if (state.Kind == StateKind.History)
        {
            var remembered = historyValue.TryGetValue(state, out var value);
            if (!remembered)
            {
                entry.DefaultHistoryContent[state.Parent!] = state.InitialActions;
            }
            var states = remembered ? value! : state.InitialTargets;
            states.ForEach(s => AddDescendantStatesToEnter(s, entry));
            states.ForEach(s => AddAncestorStatesToEnter(s, state.Parent, entry));
            return;
        }
        entry.Add(state);
        if (state.Kind == StateKind.Compound)
        {
            entry.StatesForDefaultEntry.Add(state);
            state.InitialTargets.ForEach(s => AddDescendantStatesToEnter(s, entry));
            state.InitialTargets.ForEach(s => AddAncestorStatesToEnter(s, state, entry));
        }
        else if (state.Kind == StateKind.Parallel)
        {
            AddMissingChildren(state, entry);
        }
    }

    private void AddAncestorStatesToEnter(ReferenceNode state, ReferenceNode? ancestor, EntrySet entry)
    {
        foreach (var anc in state.ProperAncestors(ancestor).TakeWhile(a => a != entry.Domain && a != doc))
        {
            entry.Add(anc);
            if (anc.Kind == StateKind.Parallel)
            {
                AddMissingChildren(anc, entry);
            }
        }
    }

    private void AddMissingChildren(ReferenceNode parallel, EntrySet entry)
    {
        foreach (var child in parallel.Children)
        {
            if (!entry.StatesToEnter.Any(s => s.IsDescendant(child)))
            {
                AddDescendantStatesToEnter(child, entry);
            }
        }
    }

    private ReferenceNode? GetTransitionDomain(ReferenceTransition t)
    {
        var tstates = GetEffectiveTargetStates(t.Targets);
        if (tstates.Count == 0)
        {
            return null;
        }
        if (t.Spec is { Internal: true } && t.Source.Kind == StateKind.Compound && tstates.All(s => s.IsDescendant(t.Source)))
        {
            return t.Source;
        }
        // findLCCA
        return t.Source.ProperAncestors(null)
            .Where(a => a.Kind is StateKind.Compound or StateKind.Root)
            .Concat([doc])
            .First(anc => tstates.All(s => s.IsDescendant(anc)));
    }

    private List<ReferenceNode> GetEffectiveTargetStates(List<ReferenceNode> targets) => targets.SelectMany(s =>
        s.Kind != StateKind.History ? [s] : historyValue.TryGetValue(s, out var value) ? value : GetEffectiveTargetStates(s.InitialTargets)).Distinct().ToList();

    private void ExecuteContent(ImmutableArray<ChartAction> block) => TryExecuteAll(block);

    private bool TryExecuteAll(ImmutableArray<ChartAction> block) => block.All(TryExecute);

    private bool TryExecute(ChartAction action)
    {
        switch (action)
        {
            case ChartAction.Raise raise:
                internalQueue.Enqueue(new ChartEvent(raise.Name) { Kind = EventKind.Internal });
                return true;
            case ChartAction.Send send:
                Effects.Add(new ChartEffect.Sent(new ChartEvent(send.Event.Literal!) { SendId = send.Id }, send.Delay?.Literal ?? Duration.Zero) { SendId = send.Id, Target = "", Type = "" });
                return true;
            case ChartAction.Cancel cancel:
                Effects.Add(new ChartEffect.Cancelled(cancel.SendId.Literal!));
                return true;
            case ChartAction.Execute execute:
                return datamodel.TryExecute(execute.Content, View()) || Error();
            case ChartAction.If choice:
                var branch = choice.Branches.FirstOrDefault(b => datamodel.Test(b.Guard, View()) == GuardResult.True);
                return TryExecuteAll(branch?.Actions ?? choice.Else);
            default:
                throw new NotSupportedException(action.GetType().Name);
        }
    }

    private bool Error()
    {
        internalQueue.Enqueue(new ChartEvent("error.execution") { Kind = EventKind.Platform });
        return false;
    }

    private ChartView View()
    {
        var words = new ulong[(chart.StateIds.Length + 64) / 64];
        foreach (var s in configuration)
        {
            words[s.Order / 64] |= 1UL << (s.Order % 64);
        }
        return new ChartView(chart, words, currentEvent);
    }

    private static ImmutableArray<string> Ids(IEnumerable<ReferenceNode> states) => [.. states.Select(s => s.Id)];

    private sealed record EntrySet(
        List<ReferenceNode> StatesToEnter,
        List<ReferenceNode> StatesForDefaultEntry,
        Dictionary<ReferenceNode, ImmutableArray<ChartAction>> DefaultHistoryContent)
    {
        internal ReferenceNode? Domain { get; set; }

        internal void Add(ReferenceNode state)
        {
            if (!StatesToEnter.Contains(state))
            {
                StatesToEnter.Add(state);
            }
        }
    }
}
