using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Charts;
using ChildProtection.Workflow.Engine.Definitions;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>
/// Lowers a definition's states onto one chart of the kernel: the only state-machine code there is. Tasks and actions done, signals and
/// missed deadlines become events of the chart; <c>resume</c> becomes a deep history state.
/// </summary>
internal sealed class ChartLowering
{
    private const string HistorySuffix = "~resume";

    private readonly Definition _definition;
    private readonly HashSet<string> _resumed;
    private readonly RegionPriorities _priorities;

    private ChartLowering(Definition definition)
    {
        _definition = definition;
        _resumed = [.. AllStates(definition.Root).SelectMany(TransitionsOf).Select(line => line.Transition.Resume).OfType<string>()];
        _priorities = new RegionPriorities(definition.Root);
    }

    /// <summary>A correction of a fact on which a transition was taken.</summary>
    public const string CorrectedEvent = "corrected";

    /// <summary>A correction by which something happened earlier, or was missed no longer.</summary>
    public const string BackdatedEvent = "backdated";

    /// <summary>A soft check was let pass.</summary>
    public const string OverriddenEvent = "overridden";

    public static string TaskEvent(string task) => "task." + task;

    public static string ActionEvent(string action) => "action." + action;

    public static string SignalEvent(string signal) => "signal." + signal;

    public static string MissedEvent(string deadline) => "missed." + deadline;

    /// <exception cref="InvalidOperationException">The chart cannot be compiled: the definition was not checked.</exception>
    public static Chart Lower(Definition definition)
    {
        var lowering = new ChartLowering(definition);
        var root = definition.Root;
        return Chart.Compile(new ChartSpec(definition.Name, lowering.Children(root)) { Initial = lowering.InitialOf(root) }).Require();
    }

    /// <summary>Children in the order that the chart gives them: regions by name, because their order in the text means nothing.</summary>
    public static IEnumerable<State> InOrder(State state) => state.Kind == Definitions.StateKind.Concurrent
        ? state.Children.OrderBy(child => child.Name, StringComparer.Ordinal)
        : state.Children;

    /// <summary>What answers what, in the order tried.</summary>
    public static IEnumerable<(string? Event, Transition Transition, string Owner)> TransitionsOf(State state) =>
        state.Tasks.SelectMany(task => task.Done.Select(line => ((string?)TaskEvent(task.Name), line, task.Name)))
            .Concat(state.Actions.SelectMany(action => action.Done.Select(line => ((string?)ActionEvent(action.Name), line, action.Name))))
            .Concat(state.On.SelectMany(handler => handler.Transitions.Select(line => ((string?)EventOf(handler.Trigger), line, string.Empty))))
            .Concat(state.Always.Select(line => ((string?)null, line, string.Empty)));

    public static IEnumerable<Effect> AllEffects(Definition definition) => definition.Openings.SelectMany(each => each.Do).Concat(
        AllStates(definition.Root).SelectMany(state =>
            state.Entry.Concat(state.Exit).Concat(TransitionsOf(state).SelectMany(line => line.Transition.Do))));

    private static IEnumerable<State> AllStates(State state) => state.Children.SelectMany(AllStates).Prepend(state);

    private static string EventOf(Trigger trigger) => trigger switch
    {
        Trigger.OfSignal signal => SignalEvent(signal.Signal),
        Trigger.OfMissed missed => MissedEvent(missed.Deadline),
        Trigger.OfCorrection => CorrectedEvent,
        Trigger.OfBackdating => BackdatedEvent,
        Trigger.OfPassedCheck => OverriddenEvent,
        Trigger.OfDone done => "done.state." + StatePaths.IdOf(done.StatePath),
        _ => throw new InvalidOperationException($"No event for the trigger {trigger.GetType().Name}."),
    };

    private ImmutableArray<StateSpec> Children(State state)
    {
        var children = InOrder(state).Select(Lower).ToImmutableArray();
        return _resumed.Contains(state.Path) ? children.Add(HistoryOf(state)) : children;
    }

    private StateSpec Lower(State state)
    {
        var id = StatePaths.IdOf(state.Path);
        ImmutableArray<ImmutableArray<ChartAction>> entry =
            [[new ChartAction.Execute(new CaseAction.Enter(state.Path))], .. Block(state.Entry)];
        ImmutableArray<ImmutableArray<ChartAction>> exit =
            [.. Block(state.Exit), [new ChartAction.Execute(new CaseAction.Exit(state.Path))]];
        var transitions = TransitionsOf(state).Select(line => Lower(state, line.Event, line.Transition)).ToImmutableArray();
        return state.Kind switch
        {
            Definitions.StateKind.Final => new StateSpec.Final { Id = id, OnEntry = entry, OnExit = exit },
            Definitions.StateKind.Concurrent => new StateSpec.Parallel
            {
                Id = id, OnEntry = entry, OnExit = exit, Transitions = transitions, States = Children(state),
            },
            _ => new StateSpec.State
            {
                Id = id, OnEntry = entry, OnExit = exit, Transitions = transitions, States = Children(state), Initial = InitialOf(state),
            },
        };
    }

    private TransitionSpec Lower(State source, string? happened, Transition line)
    {
        var target = line.To ?? line.Resume;
        var guard = _priorities.GuardOf(source, happened, line);
        return new TransitionSpec
        {
            Events = happened is null ? [] : [happened],
            Guard = guard ?? (happened is null && target is null ? CaseGuard.Always : null),
            Targets = target is null ? [] : [line.Resume is null ? StatePaths.IdOf(target) : ResumeId(target)],
            Internal = !line.Reenter,
            Actions = [new ChartAction.Execute(new CaseAction.Begin(line, line.Resume)), .. line.Do.SelectMany(Do)],
            Tag = line,
        };
    }

    private string ResumeId(string path) => FindState(path).Children.Count == 0 ? StatePaths.IdOf(path) : StatePaths.IdOf(path) + HistorySuffix;

    private StateSpec.History HistoryOf(State state) => new()
    {
        Id = StatePaths.IdOf(state.Path) + HistorySuffix,
        Deep = true,
        Default = state.Kind == Definitions.StateKind.Concurrent
            ? [.. InOrder(state).Select(child => StatePaths.IdOf(child.Path))]
            : InitialOf(state) is { Length: > 0 } initial ? initial : [StatePaths.IdOf(state.Children[0].Path)],
    };

    private State FindState(string path) => AllStates(_definition.Root).First(state => state.Path == path);

    private ImmutableArray<string> InitialOf(State state) =>
        state.Initial is { } initial && state.Kind == Definitions.StateKind.Exclusive ? [StatePaths.IdOf(initial)] : [];

    private static IEnumerable<ImmutableArray<ChartAction>> Block(IReadOnlyList<Effect> effects)
    {
        if (effects.Count > 0)
        {
            yield return [.. effects.SelectMany(Do)];
        }
    }

    private static IEnumerable<ChartAction> Do(Effect effect)
    {
        yield return new ChartAction.Execute(new CaseAction.Run(effect));
        if (effect is Effect.Raise raise)
        {
            yield return new ChartAction.Raise(SignalEvent(raise.Signal));
        }
    }
}
