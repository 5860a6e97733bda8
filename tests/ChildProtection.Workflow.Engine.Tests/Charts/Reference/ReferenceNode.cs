using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Charts;

namespace ChildProtection.Workflow.Engine.Tests.Charts.Reference;

/// <summary>An element of the document that <see cref="ReferenceInterpreter"/> reads.</summary>
internal sealed class ReferenceNode
{
    internal required string Id { get; init; }

    internal required int Order { get; init; }

    internal required StateKind Kind { get; init; }

    internal required ReferenceNode? Parent { get; init; }

    internal bool Deep { get; private init; }

    internal List<ReferenceNode> Children { get; } = [];

    internal List<ReferenceNode> Histories { get; } = [];

    internal List<ReferenceNode> InitialTargets { get; private set; } = [];

    internal ImmutableArray<ChartAction> InitialActions { get; private set; } = [];

    internal List<ReferenceTransition> Transitions { get; } = [];

    internal List<ImmutableArray<ChartAction>> OnEntry { get; private init; } = [];

    internal List<ImmutableArray<ChartAction>> OnExit { get; private init; } = [];

    internal bool IsAtomic => Kind is StateKind.Atomic or StateKind.Final;

    internal static ReferenceNode Read(ChartSpec spec)
    {
        var all = new List<ReferenceNode>();
        var root = new ReferenceNode { Id = "", Order = 0, Kind = StateKind.Root, Parent = null };
        all.Add(root);
        var specs = new List<(ReferenceNode Node, StateSpec Spec)>();
        foreach (var child in spec.States)
        {
            root.Read(child, all, specs);
        }
        var byId = all.ToDictionary(n => n.Id);
        root.InitialTargets = spec.Initial.Length > 0 ? [.. spec.Initial.Select(i => byId[i])] : [root.Children[0]];
        var transitions = 0;
        foreach (var (node, written) in specs)
        {
            node.Link(written, byId);
            foreach (var transition in written.Transitions)
            {
                node.Transitions.Add(new ReferenceTransition(node, [.. transition.Targets.Select(t => byId[t])], transition, transitions++));
            }
        }
        return root;
    }

    internal ReferenceTransition InitialTransition() => new(this, InitialTargets, null, -1);

    internal bool IsDescendant(ReferenceNode ancestor) => Parent is not null && (Parent == ancestor || Parent.IsDescendant(ancestor));

    internal IEnumerable<ReferenceNode> ProperAncestors(ReferenceNode? upTo)
    {
        for (var above = Parent; above is not null && above != upTo; above = above.Parent)
        {
            yield return above;
        }
    }

    private void Read(StateSpec spec, List<ReferenceNode> all, List<(ReferenceNode, StateSpec)> specs)
    {
        var node = new ReferenceNode
        {
            Id = spec.Id,
            Order = all.Count,
            Parent = this,
            Deep = spec is StateSpec.History { Deep: true },
            OnEntry = [.. spec.OnEntry],
            OnExit = [.. spec.OnExit],
            Kind = spec switch
            {
                StateSpec.Parallel => StateKind.Parallel,
                StateSpec.Final => StateKind.Final,
                StateSpec.History => StateKind.History,
                _ => spec.States.Any(s => s is not StateSpec.History) ? StateKind.Compound : StateKind.Atomic,
            },
        };
        all.Add(node);
        specs.Add((node, spec));
        (node.Kind == StateKind.History ? Histories : Children).Add(node);
        foreach (var child in spec.States)
        {
            node.Read(child, all, specs);
        }
    }

    private void Link(StateSpec spec, Dictionary<string, ReferenceNode> byId)
    {
        switch (spec)
        {
            case StateSpec.State state:
                InitialTargets = state.Initial.Length > 0 ? [.. state.Initial.Select(i => byId[i])] : [.. Children.Take(1)];
                InitialActions = state.InitialActions;
                break;
            case StateSpec.History history:
                InitialTargets = [.. history.Default.Select(i => byId[i])];
                InitialActions = history.DefaultActions;
                break;
        }
    }
}

/// <summary>A transition of the document; <see cref="Spec"/> is null for the initial one.</summary>
internal sealed record ReferenceTransition(ReferenceNode Source, List<ReferenceNode> Targets, TransitionSpec? Spec, int Order)
{
    internal string[] Events => [.. Spec!.Events.SelectMany(e => e.Split(' '))];

    public bool Equals(ReferenceTransition? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => Order;
}
