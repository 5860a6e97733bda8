namespace ChildProtection.Workflow.Engine.Charts;

/// <summary>Turns a chart as written into its dense form: number the states, check, resolve names, settle what can be settled.</summary>
internal sealed class ChartCompiler
{
    private readonly ChartSpec spec;
    private readonly ChartOutline outline;

    internal ChartCompiler(ChartSpec spec)
    {
        this.spec = spec;
        outline = new ChartOutline(spec);
    }

    internal ChartCompilation Compile()
    {
        var diagnostics = outline.Diagnostics.Count > 0 ? outline.Diagnostics : new ChartChecks(spec, outline).Run();
        return diagnostics.Count > 0 ? new(null, [.. diagnostics]) : new(Build(), []);
    }

    private Chart Build()
    {
        var words = StateSet.WordsFor(outline.Nodes.Count);
        var slot = 0;
        var states = outline.Nodes.Select(node => Compile(node, words, node.Kind == StateKind.History ? slot++ : CompiledState.None)).ToArray();
        foreach (var state in states.Skip(1))
        {
            for (var above = state.Parent; above != CompiledState.None; above = states[above].Parent)
            {
                StateSet.Add(states[above].Descendants, state.Index);
            }
        }
        foreach (var state in states)
        {
            var children = states.Where(s => s.Parent == state.Index).ToArray();
            state.Children = [.. children.Where(s => s.Kind != StateKind.History).Select(s => s.Index)];
            state.Histories = [.. children.Where(s => s.Kind == StateKind.History).Select(s => s.Index)];
            state.DefaultTargets = DefaultTargets(outline.Nodes[state.Index], state);
        }
        var events = new EventClasses(outline.Nodes.SelectMany(n => n.Transitions).SelectMany(t => ChartOutline.Descriptors(t).Select(d => d.Normalized!)));
        var transitions = CompileTransitions(states, events);
        var chart = new Chart(spec.Name, states, transitions, events, spec.Binding);
        Settle(chart);
        return chart;
    }

    private static CompiledState Compile(ChartOutline.Node node, int words, int slot)
    {
        var path = new ulong[words];
        for (ChartOutline.Node? above = node; above is not null; above = above.Parent)
        {
            StateSet.Add(path, above.Index);
        }
        return new CompiledState
        {
            Index = node.Index,
            Id = node.Id,
            Kind = node.Kind,
            Parent = node.Parent?.Index ?? CompiledState.None,
            Spec = node.Spec,
            Done = new ChartEvent("done.state." + node.Id) { Kind = EventKind.Platform },
            DoneData = (node.Spec as StateSpec.Final)?.DoneData,
            Deep = node.Spec is StateSpec.History { Deep: true },
            HistorySlot = slot,
            Data = node.Data,
            OnEntry = node.Spec?.OnEntry ?? [],
            OnExit = node.Spec?.OnExit ?? [],
            DefaultActions = node.DefaultActions,
            Path = path,
            Descendants = new ulong[words],
        };
    }

    private int[] DefaultTargets(ChartOutline.Node node, CompiledState state)
    {
        if (node.DefaultTargets.Length > 0)
        {
            return outline.Resolve(node.DefaultTargets);
        }
        return state.HasDefault ? [state.Children[0]] : [];
    }

    private CompiledTransition[] CompileTransitions(CompiledState[] states, EventClasses events)
    {
        var all = new List<CompiledTransition>();
        foreach (var node in outline.Nodes)
        {
            var own = new List<CompiledTransition>();
            foreach (var written in node.Transitions)
            {
                string[] descriptors = [.. ChartOutline.Descriptors(written).Select(d => d.Normalized!)];
                own.Add(new CompiledTransition
                {
                    Public = new ChartTransition(all.Count + own.Count, node.Id, written),
                    Source = node.Index,
                    Guard = written.Guard,
                    Internal = written.Internal,
                    Eventless = descriptors.Length == 0,
                    Targets = outline.Resolve(written.Targets),
                    Actions = written.Actions,
                    Classes = events.AnsweredBy(descriptors),
                });
            }
            states[node.Index].Transitions = [.. own];
            all.AddRange(own);
        }
        return [.. all];
    }

    private static void Settle(Chart chart)
    {
        var plan = new EntryPlan(chart);
        foreach (var transition in chart.AllTransitions)
        {
            plan.Clear();
            var domain = plan.DomainOf(transition);
            transition.Domain = plan.AskedHistory ? CompiledTransition.ByHistory : domain;
            if (domain == CompiledTransition.Targetless)
            {
                continue;
            }
            plan.Add(transition.Targets, domain);
            if (!plan.AskedHistory)
            {
                transition.Entry = [.. plan.Entry];
                transition.DefaultEntry = [.. plan.DefaultEntry];
            }
        }
    }
}
