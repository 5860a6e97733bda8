using System.Collections.Frozen;
using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Texts;

namespace ChildProtection.Workflow.Engine.Definitions;

/// <summary>Where each rule lives in a definition: the elements that name it as their basis, in the order of the text.</summary>
public sealed class RuleIndex
{
    private readonly FrozenDictionary<string, ImmutableArray<RuleElement>> _elements;

    private RuleIndex(IEnumerable<(RuleElement Element, IReadOnlyList<string> Basis)> elements) =>
        _elements = elements
            .SelectMany(each => each.Basis.Distinct(StringComparer.Ordinal), static (each, rule) => (rule, each.Element))
            .GroupBy(pair => pair.rule, pair => pair.Element, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.ToImmutableArray(), StringComparer.Ordinal);

    /// <summary>The rules that some element follows, in alphabetical order.</summary>
    public IEnumerable<string> Rules => _elements.Keys.Order(StringComparer.Ordinal);

    /// <summary>The elements that follow a rule; none for a rule that none names.</summary>
    public ImmutableArray<RuleElement> this[string rule] => _elements.GetValueOrDefault(rule, []);

    public static RuleIndex Of(Definition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return new RuleIndex(
        [
            .. definition.Openings.Select(each => (new RuleElement(RuleElementKind.Opening, each.Form, TitleOfForm(definition, each.Form), null, each.Place), each.Basis)),
            .. definition.Root.Children.SelectMany(child => Walk(child, definition)),
            .. definition.Forms.Values.SelectMany(form => form.Questions.SelectMany(question => Questions(form, question))),
            .. definition.Records.Values.SelectMany(Record),
            .. definition.Fields.Values.Select(field => (new RuleElement(RuleElementKind.Field, field.Name, field.Title, null, field.Place), field.Basis)),
            .. definition.Parameters.Values.Select(each => (new RuleElement(RuleElementKind.Parameter, each.Name, each.Title, null, each.Place), each.Basis)),
            .. definition.Roles.Values.Select(role => (new RuleElement(RuleElementKind.Role, role.Name, role.Title, null, role.Place), role.Basis)),
            .. definition.Ladders.Values.Select(ladder => (new RuleElement(RuleElementKind.Ladder, ladder.Name, ladder.Title, null, ladder.Place), ladder.Basis)),
            .. definition.Events.Values.Select(kind => (new RuleElement(RuleElementKind.Event, kind.Name, kind.Title, null, kind.Place), kind.Basis)),
            .. definition.Documents.Values.Select(each => (new RuleElement(RuleElementKind.Document, each.Name, each.Title, null, each.Place), each.Basis)),
            .. definition.Safety.Select(each => (new RuleElement(RuleElementKind.SafetyProperty, each.Name, each.Title, null, each.Place), each.Basis)),
        ]);
    }

    private static IEnumerable<(RuleElement Element, IReadOnlyList<string> Basis)> Walk(State state, Definition definition)
    {
        yield return (new(RuleElementKind.State, state.Path, state.Title, null, state.Place), state.Basis);
        var lines = state.Always.Concat(state.On.SelectMany(handler => handler.Transitions));
        var work = state.Tasks.SelectMany(task => Task(task, state, definition))
            .Concat(state.Actions.SelectMany(action => Action(action, state, definition)))
            .Concat(state.Deadlines.Select(deadline => Deadline(deadline, state)))
            .Concat(lines.Select(line => Change(line, state, state.Title, definition)));
        foreach (var each in work.Concat(state.Children.SelectMany(child => Walk(child, definition))))
        {
            yield return each;
        }
    }

    private static IEnumerable<(RuleElement Element, IReadOnlyList<string> Basis)> Task(WorkTask task, State state, Definition definition) =>
    [
        (new(RuleElementKind.Task, task.Name, task.Title, state.Title, task.Place), task.Basis),
        .. task.Deadline is { } deadline ? [Deadline(deadline, state)] : Enumerable.Empty<(RuleElement, IReadOnlyList<string>)>(),
        .. task.Checks.Select(check => Check(check, task.Title)),
        .. task.Done.Select(line => Change(line, state, task.Title, definition)),
    ];

    private static IEnumerable<(RuleElement Element, IReadOnlyList<string> Basis)> Action(WorkAction action, State state, Definition definition) =>
    [
        (new(RuleElementKind.Action, action.Name, action.Title, state.Title, action.Place), action.Basis),
        .. action.Checks.Select(check => Check(check, action.Title)),
        .. action.Done.Select(line => Change(line, state, action.Title, definition)),
    ];

    private static (RuleElement Element, IReadOnlyList<string> Basis) Deadline(Deadline deadline, State state) =>
        (new(RuleElementKind.Deadline, deadline.Name, deadline.Title, state.Title, deadline.Place), deadline.Basis);

    private static (RuleElement Element, IReadOnlyList<string> Basis) Check(Check check, LocalizedText work) =>
        (new(RuleElementKind.Check, check.Name, check.Else, work, check.Place), check.Basis);

    /// <summary>A change of state, or what is done without one: then it has the title of where it stays.</summary>
    private static (RuleElement Element, IReadOnlyList<string> Basis) Change(Transition line, State state, LocalizedText from, Definition definition)
    {
        var to = line.To ?? line.Resume ?? state.Path;
        return (new(RuleElementKind.Transition, $"{state.Path} > {to}", StateAt(definition.Root, to)?.Title ?? state.Title, from, line.Place), line.Basis);
    }

    private static IEnumerable<(RuleElement Element, IReadOnlyList<string> Basis)> Questions(Form form, Question question) =>
    [
        (new(RuleElementKind.Question, $"{form.Name}.{question.Name}", question.Title, form.Title, question.Place), question.Basis),
        .. question.Each.SelectMany(each => Questions(form, each)),
    ];

    private static IEnumerable<(RuleElement Element, IReadOnlyList<string> Basis)> Record(RecordType record) =>
    [
        (new(RuleElementKind.Record, record.Name, record.Title, null, record.Place), record.Basis),
        .. record.Fields.Values.Select(field => (
            new RuleElement(RuleElementKind.Field, $"{record.Name}.{field.Name}", field.Title, (LocalizedText?)record.Title, field.Place), field.Basis)),
    ];

    private static LocalizedText TitleOfForm(Definition definition, string form) =>
        definition.Forms.TryGetValue(form, out var opened) ? opened.Title : definition.Title;

    private static State? StateAt(State state, string path) =>
        state.Path == path ? state : state.Children.Select(child => StateAt(child, path)).FirstOrDefault(found => found is not null);
}
