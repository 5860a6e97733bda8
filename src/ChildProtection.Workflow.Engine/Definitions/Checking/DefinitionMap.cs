using ChildProtection.Workflow.Engine.Expressions;

namespace ChildProtection.Workflow.Engine.Definitions.Checking;

/// <summary>A definition laid out for the checks: every state, line, effect and expression, and how states stand to one another.</summary>
internal sealed class DefinitionMap
{
    private readonly Dictionary<string, State> _byPath = new(StringComparer.Ordinal);
    private readonly Dictionary<string, State> _parents = new(StringComparer.Ordinal);

    public DefinitionMap(Definition definition)
    {
        Definition = definition;
        Add(definition.Root, null);
        States = [.. _byPath.Values];
        Works = [.. WorksOf(definition)];
        Lines = [.. States.SelectMany(LinesOf)];
        Settings = [.. SettingsOf(definition)];
        Deadlines = [.. States.SelectMany(state => state.Tasks.Select(task => task.Deadline).OfType<Deadline>().Concat(state.Deadlines).Select(deadline => (state, deadline)))];
        Expressions = [.. ExpressionsOf(definition)];
    }

    public Definition Definition { get; }

    /// <summary>The root first, each state before its children.</summary>
    public IReadOnlyList<State> States { get; }

    /// <summary>The opening first.</summary>
    public IReadOnlyList<Work> Works { get; }

    public IReadOnlyList<Line> Lines { get; }

    public IReadOnlyList<Setting> Settings { get; }

    public IReadOnlyList<(State State, Deadline Deadline)> Deadlines { get; }

    public IReadOnlyList<TypedExpression> Expressions { get; }

    public State At(string path) => _byPath[path];

    public State? Parent(State state) => _parents.GetValueOrDefault(state.Path);

    /// <summary>The state itself first, the root last.</summary>
    public IEnumerable<State> Around(State state)
    {
        for (var at = state; at is not null; at = Parent(at))
        {
            yield return at;
        }
    }

    public static bool IsWithin(State state, State other) =>
        other.Path.Length == 0 || state.Path == other.Path || state.Path.StartsWith(other.Path + ".", StringComparison.Ordinal);

    /// <summary>The innermost state around both, which may be one of them.</summary>
    public State Common(State one, State other) => Around(one).First(around => IsWithin(other, around));

    /// <summary>They can be active at once: one is around the other, or they are in regions beside each other.</summary>
    public bool Together(State one, State other)
    {
        var common = Common(one, other);
        return common == one || common == other || common.Kind == StateKind.Concurrent;
    }

    public bool AreInRegionsBesideEachOther(State one, State other) =>
        Common(one, other) is { Kind: StateKind.Concurrent } common && common != one && common != other;

    /// <summary>The innermost state that a line does not leave; null if it leaves nothing.</summary>
    public State? Domain(Line line)
    {
        if (line.Target is null)
        {
            return null;
        }
        var target = At(line.Target);
        if (IsWithin(target, line.State) && target != line.State && !line.Transition.Reenter)
        {
            // What is inside is moved without leaving the source; of regions, only the one that the target is in.
            return line.State.Kind == StateKind.Concurrent ? line.State.Children.First(region => IsWithin(target, region)) : line.State;
        }
        return Around(line.State).First(around =>
            around != line.State && around != target && around.Kind != StateKind.Concurrent && IsWithin(target, around));
    }

    /// <summary>Everything that becomes active when the state does: what is around it, its regions, and the first states in them.</summary>
    public IEnumerable<State> Entered(State state)
    {
        var entered = new List<State>();
        foreach (var around in Around(state).Skip(1))
        {
            entered.Add(around);
            if (around.Kind == StateKind.Concurrent)
            {
                entered.AddRange(around.Children.Where(region => !IsWithin(state, region)).SelectMany(Inside));
            }
        }
        return Inside(state).Concat(entered);
    }

    private IEnumerable<State> Inside(State state) => state.Kind switch
    {
        StateKind.Exclusive when state.Initial is not null => Inside(At(state.Initial)).Prepend(state),
        StateKind.Concurrent => state.Children.SelectMany(Inside).Prepend(state),
        _ => [state],
    };

    private void Add(State state, State? parent)
    {
        _byPath.Add(state.Path, state);
        if (parent is not null)
        {
            _parents.Add(state.Path, parent);
        }
        foreach (var child in state.Children)
        {
            Add(child, state);
        }
    }

    private IEnumerable<Work> WorksOf(Definition definition)
    {
        foreach (var opens in definition.Openings)
        {
            var name = opens == definition.Opens ? "opens" : "takes_over";
            yield return new Work(name, null, opens.Form, null, opens.Do, [.. opens.Do.SelectMany(EffectExpressions.Of)], opens.Place);
        }
        foreach (var state in States)
        {
            foreach (var task in state.Tasks)
            {
                yield return new Work(task.Name, state, task.Form, task.Deadline, Effects(task.Done), Seen(task.Done, task.Checks), task.Place);
            }
            foreach (var action in state.Actions)
            {
                yield return new Work(action.Name, state, action.Form, null, Effects(action.Done), Seen(action.Done, action.Checks), action.Place);
            }
        }
    }

    private static IReadOnlyList<Effect> Effects(IEnumerable<Transition> lines) => [.. lines.SelectMany(line => line.Do)];

    private static IReadOnlyList<TypedExpression> Seen(IReadOnlyList<Transition> done, IEnumerable<Check> checks) =>
        [.. done.SelectMany(OfLine), .. checks.Select(check => check.That)];

    private IEnumerable<Line> LinesOf(State state)
    {
        var works = Works.Where(work => work.State == state).ToDictionary(work => work.Name);
        return
        [
            .. state.Tasks.SelectMany(task => task.Done.Select(line => new Line(state, line, $"task {task.Name}", works[task.Name]))),
            .. state.Actions.SelectMany(action => action.Done.Select(line => new Line(state, line, $"action {action.Name}", works[action.Name]))),
            .. state.On.SelectMany(handler => handler.Transitions.Select(line => new Line(state, line, handler.Trigger.ToString(), null))),
            .. state.Always.Select(line => new Line(state, line, Line.Automatic, null)),
        ];
    }

    private IEnumerable<Setting> SettingsOf(Definition definition) =>
    [
        .. definition.Openings.SelectMany((opens, place) => opens.Do.Select(effect => new Setting(effect, null, Works[place], OnEntry: false))),
        .. States.SelectMany(state => state.Entry.Select(effect => new Setting(effect, state, null, OnEntry: true))),
        .. States.SelectMany(state => state.Exit.Select(effect => new Setting(effect, state, null, OnEntry: false))),
        .. Lines.SelectMany(line => line.Transition.Do.Select(effect => new Setting(effect, line.State, line.Work, OnEntry: false))),
    ];

    private IEnumerable<TypedExpression> ExpressionsOf(Definition definition)
    {
        var questions = definition.Forms.Values.SelectMany(form => form.Questions).SelectMany(question => question.Each.Prepend(question));
        TypedExpression?[] all =
        [
            .. questions.SelectMany(question => new[] { question.When, question.Required, question.Where, question.Offer, question.By, question.ForEach?.Of.Where }),
            .. Settings.SelectMany(setting => EffectExpressions.Of(setting.Effect)),
            .. Lines.Select(line => line.Transition.When),
            .. Works.SelectMany(work => work.Expressions),
            .. States.SelectMany(state => state.Tasks).SelectMany(task => new[] { task.When, task.Each?.Where }),
            .. States.SelectMany(state => state.Actions).SelectMany(action => new[] { action.When, action.Each?.Where }),
            .. definition.Documents.Values.SelectMany(document => document.Expressions),
            .. Deadlines.SelectMany(pair => pair.Deadline.Limits.Concat([pair.Deadline.From])),
            .. Deadlines.SelectMany(pair => new[] { pair.Deadline.Met, pair.Deadline.When, pair.Deadline.Until, pair.Deadline.PausedUntil, pair.Deadline.Each?.Where }),
            .. definition.Safety.SelectMany(property => new[] { property.While, property.Always }),
            .. definition.Openings.Select(opens => opens.LaddersFrom),
        ];
        return all.OfType<TypedExpression>();
    }

    private static IEnumerable<TypedExpression> OfLine(Transition line)
    {
        var inside = line.Do.SelectMany(EffectExpressions.Of);
        return line.When is null ? inside : inside.Prepend(line.When);
    }
}
