using System.Globalization;
using System.Text.Json;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Expressions;
using ChildProtection.Workflow.Engine.Texts;
using ChildProtection.Workflow.Server.Texts;
using NodaTime.Text;

namespace ChildProtection.Workflow.Server.Work;

/// <summary>Answers as a page says them: a code by its title, a person by name, a date in words.</summary>
/// <param name="records">The records of the case that the reader sees, by which an answer that is a record is said.</param>
/// <param name="people">The names of people on file who belong to the child, by id.</param>
public sealed class ValueText(
    Definition definition,
    WorkingCalendar calendar,
    StaffNames names,
    Words words,
    IReadOnlyList<RecordRow>? records = null,
    IReadOnlyList<PersonOnFile>? people = null)
{
    private const int FieldsOfALine = 2;
    private const int FieldsThatIdentify = 3;
    private const int LineLengthMax = 100;

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
        _ when StoredValues.WhyNotKnown(stored) is { } reason => words.With("value.not_known_because", reason),
        _ => words["value.unknown"],
    };

    /// <summary>A record in a line: its first answers that are words, and when it happened.</summary>
    public string RecordLine(string list, string id)
    {
        var row = Row(list, id);
        var line = RecordName(list, id);
        var day = row?.OccurredAt is { } at ? DateWords.Short(calendar.DateOf(at), words.Spoken) : null;
        return line.Length == 0 ? (FactTitle(id) ?? id) + (day is null ? "" : $", {day}")
            : day is null ? line : $"{line}, {day}";
    }

    /// <summary>What a record is called, without its day: the same for one person in two children's cases. Empty when it has no name.</summary>
    public string RecordName(string list, string id) =>
        Row(list, id) is { } row && definition.Records.TryGetValue(list, out var type) ? FirstAnswers(type, row) : "";

    private RecordRow? Row(string list, string id) => records?.FirstOrDefault(each => each.List == list && each.Id == id);

    /// <summary>What a record is called: its first answers, those that are words before others.</summary>
    public string FirstAnswers(RecordType type, RecordRow row)
    {
        var stored = JsonDocument.Parse(row.Fields).RootElement;
        var answered = type.Fields.Values.Where(field => stored.TryGetProperty(field.Name, out var value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Object)).ToList();
        var inWords = answered.Where(field => field.Type is FieldType.Text or FieldType.Choice or FieldType.User or FieldType.Person).ToList();
        var said = string.Join(", ", (inWords.Count > 0 ? inWords : answered.Where(field => field.Type is not FieldType.Record))
            .Take(FieldsOfALine).Select(field => Say(field.Type, stored.GetProperty(field.Name))));
        return said.Length <= LineLengthMax ? said : said[..(char.IsHighSurrogate(said[LineLengthMax - 2]) ? LineLengthMax - 2 : LineLengthMax - 1)].TrimEnd() + "…";
    }

    /// <summary>What tells a record from others of its kind, under what it is asked as: its first short answers, and its day.</summary>
    public IReadOnlyList<(string Label, string Value)> Identifying(RecordRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var (type, stored) = (definition.Records[row.List], JsonDocument.Parse(row.Fields).RootElement);
        return
        [
            .. type.Fields.Values
                .Where(field => field.Type is FieldType.Text { Long: false } or FieldType.Choice or FieldType.User or FieldType.Person or FieldType.Record
                    && stored.TryGetProperty(field.Name, out var value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Object))
                .Take(FieldsThatIdentify).Select(field => (field.Title.In(words.Language), Say(field.Type, stored.GetProperty(field.Name)))),
            .. row.OccurredAt is { } at ? [(words["work.about_day"], DateWords.Long(calendar.DateOf(at), words.Spoken))] : Array.Empty<(string, string)>(),
        ];
    }

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
        FieldType.Person => people?.FirstOrDefault(person => person.Id == text)?.Name ?? words["value.person_unknown"],
        FieldType.Record record => RecordLine(record.List, text),
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
