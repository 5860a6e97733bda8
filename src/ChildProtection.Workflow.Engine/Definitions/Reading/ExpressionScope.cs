using ChildProtection.Workflow.Engine.Expressions;
using ChildProtection.Workflow.Engine.Texts;

namespace ChildProtection.Workflow.Engine.Definitions.Reading;

/// <summary>The names of a definition as expressions ask for them, where one expression stands.</summary>
internal sealed class ExpressionScope(ReadingContext context, NameScope scope) : IExpressionScope
{
    private const string AnswerPrefix = "answer.";

    public IEnumerable<string> RecordLists => context.Names.Records.Keys.Concat(
        scope.Answers?.Values.Where(question => question.Type is FieldType.Records).Select(question => AnswerPrefix + question.Name) ?? []);

    public BoundName? Find(NameKind kind, string name) => kind switch
    {
        NameKind.Field => context.Names.Fields.TryGetValue(name, out var field)
            ? new BoundName(name, context.Names.Fields.IndexOf(name), field.Type.ToExpressionType(), field.Title)
            : null,
        NameKind.Parameter => context.Names.Parameters.TryGetValue(name, out var parameter)
            ? new BoundName(name, context.Names.Parameters.IndexOf(name), parameter.Type.ToExpressionType(), parameter.Title)
            : null,
        NameKind.Answer => scope.Answers is { } answers && answers.TryGetValue(name, out var question)
            ? new BoundName(name, answers.IndexOf(name), question.Type.ToExpressionType(), question.Title)
            : null,
        NameKind.EachRecord => scope.Each is null ? null : OfRecordAtHand(context.ShapeOf(scope.Each.Name), name),
        NameKind.Signal => Signalled(name),
        _ => throw new InvalidOperationException($"No names of kind {kind}."),
    };

    public RecordShape? FindRecords(string list) =>
        list.StartsWith(AnswerPrefix, StringComparison.Ordinal)
            ? scope.Answers is { } answers && answers.TryGetValue(list[AnswerPrefix.Length..], out var question) ? ShapeOf(question, answers.IndexOf(question.Name)) : null
            : context.ShapeOf(list);

    /// <summary>The rows of an answer of several records, as expressions see them; null for any other question.</summary>
    public static RecordShape? ShapeOf(Question question, int ordinal) => question.Type is FieldType.Records
        ? RecordShape.OfAnswer(question.Name, ordinal, question.Each.Select(each => (each.Name, each.Type.ToExpressionType(), (LocalizedText?)each.Title)), question.Title)
        : null;

    public int? FindElement(ElementKind kind, string name)
    {
        var ordinal = kind switch
        {
            ElementKind.State => Outline.Resolve(scope.At, name) is { } state ? context.Outline.OrdinalOf(state) : -1,
            ElementKind.Deadline => context.Outline.Deadlines.IndexOf(name),
            ElementKind.Task => context.Outline.Tasks.IndexOf(name),
            ElementKind.Role => context.Names.Roles.IndexOf(name),
            ElementKind.CaseRole => context.Names.Roles.TryGetValue(name, out var role) && role.Held == RoleHolding.Case ? context.Names.Roles.IndexOf(name) : -1,
            _ => throw new InvalidOperationException($"No elements of kind {kind}."),
        };
        return ordinal < 0 ? null : ordinal;
    }

    public IReadOnlyCollection<string>? CodesOf(string list) =>
        context.Names.Choices.TryGetValue(list, out var choices) ? [.. choices.Codes.Select(code => code.Code)] : null;

    public IEnumerable<string> NamesOf(NameKind kind) => kind switch
    {
        NameKind.Field => context.Names.Fields.Keys,
        NameKind.Parameter => context.Names.Parameters.Keys,
        NameKind.Answer => scope.Answers is null ? [] : scope.Answers.Keys,
        NameKind.EachRecord => scope.Each is null ? [] : context.ShapeOf(scope.Each.Name)!.Fields.Select(field => field.Name),
        NameKind.Signal => scope.Signal?.Fields.Keys ?? [],
        _ => throw new InvalidOperationException($"No names of kind {kind}."),
    };

    public IEnumerable<string> NamesOf(ElementKind kind) => kind switch
    {
        ElementKind.State => context.StatesFrom(scope.At),
        ElementKind.Deadline => context.Outline.Deadlines.Keys,
        ElementKind.Task => context.Outline.Tasks.Keys,
        ElementKind.Role => context.Names.Roles.Keys,
        ElementKind.CaseRole => context.Names.Roles.Values.Where(role => role.Held == RoleHolding.Case).Select(role => role.Name),
        _ => throw new InvalidOperationException($"No elements of kind {kind}."),
    };

    private BoundName? Signalled(string name)
    {
        if (scope.Signal is null || !scope.Signal.Fields.TryGetValue(name, out var field))
        {
            return null;
        }
        var ordinal = scope.Signal.Fields.Keys.ToList().IndexOf(name);
        return new BoundName(name, ordinal, field.Type.ToExpressionType(), field.Title);
    }

    // The day of the record at hand is said by what happened on it.
    private static BoundName? OfRecordAtHand(RecordShape? shape, string name) =>
        shape?.Find(name) is { Ordinal: RecordShape.On } on ? on with { Title = shape.Title ?? on.Title } : shape?.Find(name);
}
