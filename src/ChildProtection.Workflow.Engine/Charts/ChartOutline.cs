using System.Collections.Immutable;

namespace ChildProtection.Workflow.Engine.Charts;

/// <summary>The states of a chart as written, numbered in document order, with their ids.</summary>
internal sealed class ChartOutline
{
    private readonly Dictionary<string, Node> byId = new(StringComparer.Ordinal);

    internal ChartOutline(ChartSpec spec)
    {
        Add(null, spec.States, new Node(0, string.Empty, StateKind.Root, null, null, 0)
        {
            DefaultTargets = spec.Initial,
            Data = spec.Data,
        });
    }

    internal List<Node> Nodes { get; } = [];

    /// <summary>What hinders numbering; the other checks do not run over it.</summary>
    internal List<ChartDiagnostic> Diagnostics { get; } = [];

    internal Node? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>Indexes of known ids, each once, in the order written.</summary>
    internal int[] Resolve(ImmutableArray<string> ids) => [.. ids.Distinct(StringComparer.Ordinal).Select(id => byId[id].Index)];

    /// <summary>The descriptors of a transition one by one, with their meaning; null: none.</summary>
    internal static IEnumerable<(string Written, string? Normalized)> Descriptors(TransitionSpec transition) =>
        transition.Events.SelectMany(e => e.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(d => (d, EventClasses.Normalize(d)));

    private void Add(Node? parent, ImmutableArray<StateSpec> states, Node node)
    {
        if (Diagnostics.Count > 0)
        {
            return;
        }
        if (Nodes.Count == ChartLimits.StatesMax)
        {
            Diagnostics.Add(new(ChartCodes.TooManyStates, $"A chart has at most {ChartLimits.StatesMax - 1} states: divide it.", node.Id));
            return;
        }
        if (node.Depth > ChartLimits.DepthMax)
        {
            Diagnostics.Add(new(ChartCodes.TooDeep, $"States are nested at most {ChartLimits.DepthMax} deep: flatten the chart.", node.Id));
            return;
        }
        Nodes.Add(node);
        parent?.Children.Add(node);
        if (node.Spec is not null && !byId.TryAdd(node.Id, node))
        {
            Diagnostics.Add(new(ChartCodes.DuplicateId, $"Two states are called '{node.Id}': give one of them another id.", node.Id));
        }
        foreach (var child in states)
        {
            Add(node, child.States, NodeOf(child, node));
        }
    }

    private Node NodeOf(StateSpec spec, Node parent)
    {
        var id = spec.Id.Length > 0 ? spec.Id : $"#{Nodes.Count}";
        var node = new Node(Nodes.Count, id, KindOf(spec), parent, spec, parent.Depth + 1) { Data = spec.Data };
        return spec switch
        {
            StateSpec.State state => node with { DefaultTargets = state.Initial, DefaultActions = state.InitialActions },
            StateSpec.History history => node with { DefaultTargets = history.Default, DefaultActions = history.DefaultActions },
            _ => node,
        };
    }

    private static StateKind KindOf(StateSpec spec) => spec switch
    {
        StateSpec.State => spec.States.Any(s => s is not StateSpec.History) ? StateKind.Compound : StateKind.Atomic,
        StateSpec.Parallel => StateKind.Parallel,
        StateSpec.Final => StateKind.Final,
        StateSpec.History => StateKind.History,
        _ => throw new NotSupportedException(spec.GetType().Name),
    };

    internal sealed record Node(int Index, string Id, StateKind Kind, Node? Parent, StateSpec? Spec, int Depth)
    {
        internal List<Node> Children { get; } = [];

        internal ImmutableArray<string> DefaultTargets { get; init; } = [];

        internal ImmutableArray<ChartAction> DefaultActions { get; init; } = [];

        internal ImmutableArray<object> Data { get; init; } = [];

        internal ImmutableArray<TransitionSpec> Transitions => Spec?.Transitions ?? [];

        internal bool IsInside(Node ancestor)
        {
            for (var above = Parent; above is not null; above = above.Parent)
            {
                if (ReferenceEquals(above, ancestor))
                {
                    return true;
                }
            }
            return false;
        }
    }
}
