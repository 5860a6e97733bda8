using System.Globalization;
using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Expressions;
using ChildProtection.Workflow.Engine.Texts;

namespace ChildProtection.Workflow.Engine.Documents;

/// <summary>Values as a letter says them: a code by its title, somebody by name, a date with its day of the week.</summary>
internal sealed class DocumentWords(Definition definition, WorkingCalendar calendar, DocumentNames names, Language language)
{
    /// <summary>The language's tag.</summary>
    public string Tag { get; } = language == Language.Welsh ? "cy" : "en";

    public string Of(LocalizedText text) => text.In(Tag);

    /// <summary>A known value of an expression.</summary>
    public string Say(ExpressionType type, Value value) => value.Kind switch
    {
        ValueKind.Bool => value.Bool ? (language == Language.Welsh ? "Ie" : "Yes") : language == Language.Welsh ? "Na" : "No",
        ValueKind.Number => value.Number.ToString(CultureInfo.InvariantCulture),
        ValueKind.Date => DateWords.Long(value.Date, language),
        ValueKind.Moment => DateWords.Long(value.Moment.InZone(calendar.Zone).LocalDateTime, language),
        ValueKind.Period => value.Period.In(language),
        ValueKind.Code => Code(type.CodeList, value.Code),
        ValueKind.Text when type.IsSeveralCodes => string.Join(", ", value.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(code => Code(type.CodeList, code))),
        ValueKind.Text => names.Of(value.Text) ?? value.Text,
        _ => throw new InvalidOperationException($"No words for values of kind {value.Kind}."),
    };

    /// <summary>A known value of a field. A record is said by the first of its answers that is words; unknown to the reader, by what it is.</summary>
    /// <param name="find">The record of a list with that id.</param>
    public string Say(FieldType type, Value value, Func<string, string, FullRecord?> find) => type is FieldType.Record { List: var list }
        ? FirstAnswer(definition.Records[list], find(list, value.Text)) ?? Of(definition.Records[list].Title)
        : Say(type.ToExpressionType(), value);

    private string? FirstAnswer(RecordType list, FullRecord? record) =>
        record is null ? null
        : list.Fields.Values
            .Where(field => field.Type is FieldType.Text or FieldType.Choice or FieldType.User or FieldType.Person && field.SeenBy.Count == 0)
            .Select(field => record.Values.GetValueOrDefault(field.Name) is { IsKnown: true } value ? Say(field.Type.ToExpressionType(), value) : null)
            .FirstOrDefault(said => said is not null);

    private string Code(string? list, string code) =>
        list is not null && definition.Choices.TryGetValue(list, out var choices) && choices.Codes.FirstOrDefault(each => each.Code == code) is { } known
            ? known.Title.In(Tag)
            : code;
}
