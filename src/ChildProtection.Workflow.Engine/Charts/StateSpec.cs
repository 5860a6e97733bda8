using System.Collections.Immutable;

namespace ChildProtection.Workflow.Engine.Charts;

/// <summary>A state as its author writes it. The order of states, and of everything in them, is the document order of SCXML.</summary>
public abstract record StateSpec
{
    private StateSpec()
    {
    }

    /// <summary>Unique in the chart, without spaces. Empty: the compiler gives one (<c>#</c> and the place in document order).</summary>
    public required string Id { get; init; }

    /// <summary>
    /// What is done on entering. Each inner list is one block: an error ends its block and no other (SCXML 4.1, 3.8).
    /// </summary>
    public ImmutableArray<ImmutableArray<ChartAction>> OnEntry { get; init; } = [];

    /// <summary>What is done on leaving, in blocks as <see cref="OnEntry"/>.</summary>
    public ImmutableArray<ImmutableArray<ChartAction>> OnExit { get; init; } = [];

    /// <summary>In the order in which they are tried. Final and history states have none.</summary>
    public ImmutableArray<TransitionSpec> Transitions { get; init; } = [];

    /// <summary>In document order. Final and history states have none.</summary>
    public ImmutableArray<StateSpec> States { get; init; } = [];

    /// <summary>What sets up the state's data; see <see cref="ChartSpec.Data"/> and <see cref="ChartSpec.Binding"/>.</summary>
    public ImmutableArray<object> Data { get; init; } = [];

    /// <summary>A state that is atomic when it has no child states other than history, else compound: one child is active at a time.</summary>
    public sealed record State : StateSpec
    {
        /// <summary>
        /// Ids of the states entered by default: a child, a deep descendant, or several in different regions. Empty: the first child.
        /// </summary>
        public ImmutableArray<string> Initial { get; init; } = [];

        /// <summary>Done when the state is entered by default, after its entry actions and before those of its children.</summary>
        public ImmutableArray<ChartAction> InitialActions { get; init; } = [];
    }

    /// <summary>A state whose children, the regions, are all active while it is. Its children are states and parallels, and histories.</summary>
    public sealed record Parallel : StateSpec;

    /// <summary>Its parent is done when it is entered; the chart itself, when the parent is the chart.</summary>
    public sealed record Final : StateSpec
    {
        /// <summary>The data of the done event: an expression for <see cref="IDataModel.TryEvaluate"/>. Null: none.</summary>
        public object? DoneData { get; init; }
    }

    /// <summary>Stands for the children, or the atomic descendants, of its parent that were active when the parent was last left.</summary>
    public sealed record History : StateSpec
    {
        /// <summary>True: atomic descendants are remembered. False: immediate children.</summary>
        public bool Deep { get; init; }

        /// <summary>Ids of the states entered while nothing is remembered yet: descendants of the parent.</summary>
        public ImmutableArray<string> Default { get; init; } = [];

        /// <summary>Done when the default is taken, after the parent's entry and initial actions.</summary>
        public ImmutableArray<ChartAction> DefaultActions { get; init; } = [];
    }
}
