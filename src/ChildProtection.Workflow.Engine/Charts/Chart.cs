using System.Collections.Frozen;
using System.Collections.Immutable;

namespace ChildProtection.Workflow.Engine.Charts;

/// <summary>
/// A chart that has been checked and made dense: immutable, and to be shared by everything that runs it. Made by <see cref="Compile"/>,
/// run by <see cref="ChartMachine"/> and <see cref="ChartSession{TData}"/>.
/// </summary>
public sealed class Chart
{
    private readonly FrozenDictionary<string, int> indexes;

    internal Chart(string name, CompiledState[] states, CompiledTransition[] transitions, EventClasses events, DataBinding binding)
    {
        Name = name;
        States = states;
        AllTransitions = transitions;
        Events = events;
        Binding = binding;
        Words = StateSet.WordsFor(states.Length);
        indexes = states.Skip(1).ToFrozenDictionary(s => s.Id, s => s.Index, StringComparer.Ordinal);
        Histories = [.. states.Where(s => s.Kind == StateKind.History).Select(s => s.Index)];
        Atomic = SetOf(s => s.Kind is StateKind.Atomic or StateKind.Final);
        WithHistory = SetOf(s => s.Histories.Length > 0);
        EventlessSources = SetOf(s => s.Transitions.Any(t => t.Eventless));
        Sources = new ulong[events.Count][];
        for (var index = 0; index < Sources.Length; index++)
        {
            Sources[index] = SetOf(s => s.Transitions.Any(t => t.Answers(index)));
        }
        Transitions = [.. transitions.Select(t => t.Public)];
        StateIds = [.. states.Skip(1).Select(s => s.Id)];
        NotStarted = ChartState.NotStarted(this);
    }

    public string Name { get; }

    /// <summary>Ids of all states, histories among them, in document order.</summary>
    public ImmutableArray<string> StateIds { get; }

    /// <summary>All transitions in document order.</summary>
    public ImmutableArray<ChartTransition> Transitions { get; }

    public DataBinding Binding { get; }

    /// <summary>The state before the start: nothing is active and nothing runs.</summary>
    public ChartState NotStarted { get; }

    internal const int Root = 0;

    internal int Words { get; }

    internal CompiledState[] States { get; }

    internal CompiledTransition[] AllTransitions { get; }

    internal EventClasses Events { get; }

    /// <summary>The history states by slot.</summary>
    internal int[] Histories { get; }

    internal ulong[] Atomic { get; }

    internal ulong[] WithHistory { get; }

    internal ulong[] EventlessSources { get; }

    /// <summary>For each event class the states that have a transition answering it.</summary>
    internal ulong[][] Sources { get; }

    /// <summary>Checks a chart and makes it dense. All that is wrong is told at once.</summary>
    public static ChartCompilation Compile(ChartSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        return new ChartCompiler(spec).Compile();
    }

    /// <summary>What the state is; null when the chart has no state of this id.</summary>
    public StateKind? KindOf(string stateId) => IndexOf(stateId) is >= 0 and var index ? States[index].Kind : null;

    /// <summary>The id of the state around it; null at the top level, or when the chart has no state of this id.</summary>
    public string? ParentOf(string stateId) =>
        IndexOf(stateId) is >= 0 and var index && States[index].Parent != Root ? States[States[index].Parent].Id : null;

    internal int IndexOf(string stateId) => indexes.GetValueOrDefault(stateId, CompiledState.None);

    internal bool IsDescendant(int state, int ancestor) => StateSet.Has(States[ancestor].Descendants, state);

    private ulong[] SetOf(Func<CompiledState, bool> belongs)
    {
        var set = new ulong[Words];
        foreach (var state in States.Where(belongs))
        {
            StateSet.Add(set, state.Index);
        }
        return set;
    }
}
