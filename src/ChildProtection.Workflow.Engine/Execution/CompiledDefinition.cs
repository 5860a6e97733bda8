using System.Collections.Frozen;
using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Charts;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Expressions;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>
/// A definition made ready to run: its states lowered onto one chart of the kernel, its names found. Immutable; compiled once for all
/// cases that pin it.
/// </summary>
public sealed class CompiledDefinition
{
    private const string ParameterPrefix = "parameter.";

    private readonly FrozenDictionary<string, WorkflowState> _states;
    private readonly FrozenDictionary<string, (WorkflowState State, WorkflowTask Task)> _tasks;
    private readonly FrozenDictionary<string, (WorkflowState State, WorkAction Action)> _actions;
    private readonly FrozenDictionary<string, WorkflowDeadline> _deadlines;
    private readonly FrozenDictionary<string, ImmutableArray<TypedExpression>> _limits;
    private readonly FrozenSet<string> _momentForms;

    private CompiledDefinition(Definition definition)
    {
        Definition = definition;
        Chart = ChartLowering.Lower(definition);
        Layout = LayoutOf(definition, Chart);
        Names = new NameOrdinals(definition, Chart);
        States = [.. Walk(definition.Root).Select((state, ordinal) => StateOf(state, ordinal))];
        _states = States.ToFrozenDictionary(state => state.Path, StringComparer.Ordinal);
        _tasks = States.SelectMany(state => state.Tasks.Select(task => (State: state, Task: task)))
            .ToFrozenDictionary(pair => pair.Task.Name, StringComparer.Ordinal);
        _actions = States.SelectMany(state => state.Source.Actions.Select(action => (State: state, Action: action)))
            .ToFrozenDictionary(pair => pair.Action.Name, StringComparer.Ordinal);
        _deadlines = States.SelectMany(state => state.Deadlines.Concat(state.Tasks.Select(task => task.Deadline).OfType<WorkflowDeadline>()))
            .ToFrozenDictionary(deadline => deadline.Name, StringComparer.Ordinal);
        _limits = _deadlines.ToFrozenDictionary(
            pair => pair.Key, pair => pair.Value.Source.Limits.SelectMany(Limits).ToImmutableArray(), StringComparer.Ordinal);
        _momentForms = definition.Forms.Values
            .Where(form => form.Questions.FirstOrDefault(question => question.Name == "on")?.Type is FieldType.Moment)
            .Select(form => form.Name).ToFrozenSet(StringComparer.Ordinal);
        AssignedRoles = [.. ChartLowering.AllEffects(definition).OfType<Effect.Assign>().Select(assign => assign.Role).Distinct().Order(StringComparer.Ordinal)];
    }

    public Definition Definition { get; }

    /// <summary>The chart that the kernel runs; its state ids are the paths with slashes for dots.</summary>
    public Chart Chart { get; }

    /// <summary>Where each fact stands in a snapshot.</summary>
    public FactsLayout Layout { get; }

    /// <summary>What the numbers in expressions stand for.</summary>
    internal NameOrdinals Names { get; }

    /// <summary>Roles that the definition itself gives to somebody, in alphabetical order.</summary>
    public ImmutableArray<string> AssignedRoles { get; }

    /// <summary>Whether the definition has a task of that name.</summary>
    public bool HasTask(string name) => _tasks.ContainsKey(name);

    /// <summary>Whether the definition has an action of that name.</summary>
    public bool HasAction(string name) => _actions.ContainsKey(name);

    /// <summary>The names of all actions, in alphabetical order.</summary>
    public IEnumerable<string> ActionNames => _actions.Keys.Order(StringComparer.Ordinal);

    /// <summary>All states but the root, regions by name, so that the order of regions in the text means nothing.</summary>
    internal ImmutableArray<WorkflowState> States { get; }

    /// <summary>Lowers a checked definition. A definition that the loader accepted compiles.</summary>
    /// <exception cref="InvalidOperationException">The definition was not checked: a name is used twice or a target is not there.</exception>
    public static CompiledDefinition Compile(Definition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return new CompiledDefinition(definition);
    }

    /// <summary>The task of that name; null when there is none.</summary>
    public WorkTask? Task(string name) => _tasks.TryGetValue(name, out var found) ? found.Task.Source : null;

    /// <summary>The action of that name; null when there is none.</summary>
    public WorkAction? Action(string name) => _actions.TryGetValue(name, out var found) ? found.Action : null;

    /// <summary>The deadline of that name, a task's or one that stands alone; null when there is none.</summary>
    public Deadline? Deadline(string name) => _deadlines.TryGetValue(name, out var found) ? found.Source : null;

    /// <summary>The state of that dotted path; null when there is none.</summary>
    public State? State(string path) => _states.TryGetValue(path, out var found) ? found.Source : null;

    /// <summary>Its limits, with a parameter of several periods taken apart: the shortest wins, whichever it is from that day.</summary>
    internal ImmutableArray<TypedExpression> LimitsOf(Deadline deadline) => _limits[deadline.Name];

    /// <summary>Whether the form asks when it happened to the minute.</summary>
    internal bool AsksForMoment(string form) => _momentForms.Contains(form);

    internal WorkflowState? FindState(string path) => _states.GetValueOrDefault(path);

    internal int DeadlineCount => _deadlines.Count;

    internal WorkflowDeadline? FindDeadline(string name) => _deadlines.GetValueOrDefault(name);

    internal (WorkflowState State, WorkflowTask Task)? FindTask(string name) => _tasks.TryGetValue(name, out var found) ? found : null;

    internal (WorkflowState State, WorkAction Action)? FindAction(string name) => _actions.TryGetValue(name, out var found) ? found : null;

    private IEnumerable<TypedExpression> Limits(TypedExpression written) =>
        written.Text.StartsWith(ParameterPrefix, StringComparison.Ordinal)
        && Definition.Parameters.TryGetValue(written.Text[ParameterPrefix.Length..], out var parameter)
            ? parameter.Values
            : [written];

    private static FactsLayout LayoutOf(Definition definition, Chart chart) => new(
        definition,
        chart,
        definition.Records.Values.Select(record =>
            new RecordLayout(record.Name, record.OnIsMoment, [.. record.Fields.Keys], ReadFields.Of(definition, record.Name))));

    private static IEnumerable<State> Walk(State state) =>
        ChartLowering.InOrder(state).SelectMany(child => Walk(child).Prepend(child));

    private WorkflowState StateOf(State state, int ordinal) => new()
    {
        Source = state,
        ChartId = StatePaths.IdOf(state.Path),
        ChartIndex = Chart.IndexOf(StatePaths.IdOf(state.Path)),
        Ordinal = ordinal,
        Tasks = [.. state.Tasks.Select(task => new WorkflowTask(
            task, task.Deadline is { } own ? DeadlineOf(own, state, task) : null, [.. task.For]))],
        Actions = [.. state.Actions.Select(action => new WorkflowAction(action, new OfferedAction(action.Name, null, state.Path, [.. action.For])))],
        Deadlines = [.. state.Deadlines.Select(deadline => DeadlineOf(deadline, state, null))],
    };

    private WorkflowDeadline DeadlineOf(Deadline deadline, State state, WorkTask? task) => new(
        deadline, state.Path, task, task?.Each ?? deadline.Each, [.. deadline.Ladders.Select(name => Definition.Ladders[name])]);
}
