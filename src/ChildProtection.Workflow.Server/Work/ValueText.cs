using System.Globalization;
using System.Text.Json;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Expressions;
using ChildProtection.Workflow.Engine.Texts;
using ChildProtection.Workflow.Server.Texts;
using NodaTime.Text;

namespace ChildProtection.Workflow.Server.Work;

/// <summary>Answers as a page says them: a code by its title, a person by name, a date in words.</summary>
public sealed class ValueText(Definition definition, WorkingCalendar calendar, StaffNames names, Words words)
{
    /// <summary>A value of a fact.</summary>
    public string Say(FieldType type, Value value) => value.Kind switch
    {
        ValueKind.Unknown => words["value.unknown"],
        ValueKind.Bool => words[value.Bool ? "forms.yes" : "forms.no"],
        ValueKind.Number => value.Number.ToString(CultureInfo.InvariantCulture),
        ValueKind.Date => DateWords.Short(value.Date, words.Spoken),
        ValueKind.Moment => DateWords.Long(value.Moment.InZone(calendar.Zone).LocalDateTime, words.Spoken),
        ValueKind.Period => value.Period.In(words.Spoken),
        ValueKind.Code => type is FieldType.Choice choice ? Title(choice, value.Code) : value.Code,
        ValueKind.Text => Text(type, value.Text),
        _ => throw new InvalidOperationException($"No words for a value of kind {value.Kind}."),
    };

    /// <summary>A value as a stored record holds it.</summary>
    public string Say(FieldType type, JsonElement stored) => stored.ValueKind switch
    {
        JsonValueKind.True => words["forms.yes"],
        JsonValueKind.False => words["forms.no"],
        JsonValueKind.Number => stored.GetRawText(),
        JsonValueKind.String => StoredText(type, stored.GetString()!),
        _ => words["value.unknown"],
    };

    private string StoredText(FieldType type, string text) => type switch
    {
        FieldType.Date when LocalDatePattern.Iso.Parse(text) is { Success: true } date => DateWords.Short(date.Value, words.Spoken),
        FieldType.Moment when InstantPattern.ExtendedIso.Parse(text) is { Success: true } at =>
            DateWords.Long(at.Value.InZone(calendar.Zone).LocalDateTime, words.Spoken),
        _ => Text(type, text),
    };

    private string Text(FieldType type, string text) => type switch
    {
        FieldType.Choice { Several: true } choice => string.Join(", ", ChosenCodes.Of(Value.Of(text)).Select(code => Title(choice, code))),
        FieldType.Choice choice => Title(choice, text),
        FieldType.User => names.Of(text),
        FieldType.Text { Long: false } when FactTitle(text) is { } title => title,
        FieldType.Period when CalendarPeriod.TryParse(text, out var period, out _) => period.In(words.Spoken),
        _ => text,
    };

    /// <summary>What was corrected is kept by its id: here it is said as people call it. Null for any other text.</summary>
    private string? FactTitle(string text)
    {
        if (definition.Fields.TryGetValue(text, out var field))
        {
            return field.Title.In(words.Language);
        }
        var dash = text.LastIndexOf('-');
        return dash > 0 && int.TryParse(text[(dash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && definition.Records.TryGetValue(text[..dash], out var list)
            ? $"{list.Title.In(words.Language)} {number}"
            : null;
    }

    private string Title(FieldType.Choice choice, string code) =>
        definition.Choices.TryGetValue(choice.List, out var list) && list.Codes.FirstOrDefault(each => each.Code == code) is { } known
            ? known.Title.In(words.Language)
            : code;
}
