using System.Collections.Immutable;

namespace ChildProtection.Workflow.Engine.Charts;

/// <summary>A state in dense form; its <see cref="Index"/> is its place in document order, the root's is 0.</summary>
internal sealed class CompiledState
{
    internal const int None = -1;

    internal required int Index { get; init; }

    internal required string Id { get; init; }

    internal required StateKind Kind { get; init; }

    /// <summary><see cref="None"/> for the root.</summary>
    internal required int Parent { get; init; }

    /// <summary>Null for the root.</summary>
    internal required StateSpec? Spec { get; init; }

    internal required ChartEvent Done { get; init; }

    internal object? DoneData { get; init; }

    internal bool Deep { get; init; }

    /// <summary>Which remembered set belongs to this history state; <see cref="None"/> for all others.</summary>
    internal int HistorySlot { get; init; } = None;

    internal ImmutableArray<object> Data { get; init; } = [];

    internal ImmutableArray<ImmutableArray<ChartAction>> OnEntry { get; init; } = [];

    internal ImmutableArray<ImmutableArray<ChartAction>> OnExit { get; init; } = [];

    /// <summary>Of the initial transition of a compound state, of the default transition of a history state.</summary>
    internal ImmutableArray<ChartAction> DefaultActions { get; init; } = [];

    /// <summary>Targets of the same.</summary>
    internal int[] DefaultTargets { get; set; } = [];

    /// <summary>Child states in document order, without histories.</summary>
    internal int[] Children { get; set; } = [];

    internal int[] Histories { get; set; } = [];

    internal CompiledTransition[] Transitions { get; set; } = [];

    /// <summary>The state and all its ancestors, the root among them.</summary>
    internal required ulong[] Path { get; init; }

    /// <summary>All states inside it, itself not.</summary>
    internal required ulong[] Descendants { get; init; }

    /// <summary>Entering or leaving it may do more than change the configuration.</summary>
    internal bool HasDefault => Kind is StateKind.Compound or StateKind.Root;
}
