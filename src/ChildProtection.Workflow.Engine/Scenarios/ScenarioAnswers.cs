using System.Collections.Immutable;
using System.Globalization;
using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Diagnostics;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Expressions;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Scenarios;

/// <summary>Reads the answers of a scenario as the definition's questions want them.</summary>
internal sealed class ScenarioAnswers(Definition definition, WorkingCalendar calendar, Action<Diagnostic> report)
{
    private const string On = "on";

    /// <summary>How a scenario says that somebody cannot answer, and why: <c>announced: not known because nobody wrote it down</c>.</summary>
    private const string NotKnownBecause = "not known because ";

    /// <summary>The answers, and when it happened where the answer to <c>on</c> says so.</summary>
    public (Answers Answers, EventTime? On) Of(ImmutableArray<ScenarioEntry> given, IReadOnlyList<Question> questions)
    {
        var values = ImmutableSortedDictionary.CreateBuilder<string, Value>(StringComparer.Ordinal);
        var records = ImmutableSortedDictionary.CreateBuilder<string, ImmutableArray<ImmutableSortedDictionary<string, Value>>>(StringComparer.Ordinal);
        var notKnown = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        EventTime? on = null;
        foreach (var entry in given)
        {
            if (questions.FirstOrDefault(question => question.Name == entry.Name) is not { } question)
            {
                Unknown(entry, questions.Select(each => each.Name));
            }
            else if (entry.Value is ScenarioValue.Text { Value: var said } && said.StartsWith(NotKnownBecause, StringComparison.Ordinal) && question.MayBeNotKnown)
            {
                notKnown[entry.Name] = said[NotKnownBecause.Length..];
            }
            else if (entry.Name == On)
            {
                on = TimeOf(entry.Value);
            }
            else if (question.Type is FieldType.Records)
            {
                records[entry.Name] = Rows(entry, question);
            }
            else
            {
                values[entry.Name] = ValueOf(entry.Value, question.Type);
            }
        }
        return (new Answers { Values = values.ToImmutable(), Records = records.ToImmutable(), NotKnown = notKnown.Count > 0 ? notKnown.ToImmutable() : null }, on);
    }

    public ImmutableSortedDictionary<string, Value> Of(ImmutableArray<ScenarioEntry> given, IReadOnlyDictionary<string, CaseField> fields)
    {
        var values = ImmutableSortedDictionary.CreateBuilder<string, Value>(StringComparer.Ordinal);
        foreach (var entry in given)
        {
            if (fields.TryGetValue(entry.Name, out var field))
            {
                values[entry.Name] = ValueOf(entry.Value, field.Type);
            }
            else
            {
                Unknown(entry, fields.Keys);
            }
        }
        return values.ToImmutable();
    }

    public EventTime? TimeOf(ScenarioValue value)
    {
        if (value is ScenarioValue.Text text && ScenarioLoader.TimeOf(text.Value) is { } time)
        {
            return time;
        }
        report(new Diagnostic(ScenarioCodes.NotATime, Severity.Error, value.Place, "This is not a date.", "Write it as 2026-03-02, or 2026-03-02 14:30."));
        return null;
    }

    public Value ValueOf(ScenarioValue given, FieldType type)
    {
        var value = given switch
        {
            ScenarioValue.Text { Value: "unknown" } => (Value?)Value.Unknown,
            ScenarioValue.Text text => Parse(text.Value, type),
            ScenarioValue.List list when type is FieldType.Choice { Several: true } =>
                Value.Of(string.Join(' ', list.Items.OfType<ScenarioValue.Text>().Select(item => item.Value))),
            _ => null,
        };
        if (value is not { } read || AnswerTypes.Check(definition, null, type, read, string.Empty) is not null)
        {
            var wrong = value is { } known ? AnswerTypes.Check(definition, null, type, known, string.Empty)!.Message : "The answer is of another kind.";
            report(new Diagnostic(ScenarioCodes.WrongAnswer, Severity.Error, given.Place, wrong));
            return Value.Unknown;
        }
        return read;
    }

    private ImmutableArray<ImmutableSortedDictionary<string, Value>> Rows(ScenarioEntry entry, Question question)
    {
        if (entry.Value is not ScenarioValue.List list)
        {
            report(new Diagnostic(ScenarioCodes.Shape, Severity.Error, entry.Value.Place, $"'{entry.Name}' takes a list of records.", "Write [ { name: value } ]."));
            return [];
        }
        return [.. list.Items.OfType<ScenarioValue.Map>().Select(row => Row(row, question))];
    }

    private ImmutableSortedDictionary<string, Value> Row(ScenarioValue.Map row, Question question)
    {
        var values = ImmutableSortedDictionary.CreateBuilder<string, Value>(StringComparer.Ordinal);
        foreach (var entry in row.Entries)
        {
            if (question.Each.FirstOrDefault(each => each.Name == entry.Name) is { } each)
            {
                values[entry.Name] = ValueOf(entry.Value, each.Type);
            }
            else
            {
                Unknown(entry, question.Each.Select(other => other.Name));
            }
        }
        return values.ToImmutable();
    }

    private Value? Parse(string text, FieldType type) => type switch
    {
        FieldType.YesNo => text switch { "yes" => Value.True, "no" => Value.False, _ => null },
        FieldType.Number => decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? Value.Of(number)
            : null,
        FieldType.Text or FieldType.User or FieldType.Person => Value.Of(text),
        // As everywhere in a scenario, "plan_outcome 2" is the second record of that list.
        FieldType.Record => Value.Of(text.Replace(' ', '-')),
        FieldType.Date => ScenarioLoader.TimeOf(text) is { } date ? Value.Of(date.Date) : null,
        FieldType.Moment => ScenarioLoader.TimeOf(text) is { } moment ? Value.Of(calendar.At(moment.Date, moment.Time ?? LocalTime.Midnight)) : null,
        FieldType.Period => CalendarPeriod.TryParse(text, out var period, out _) ? Value.Of(period) : null,
        FieldType.Choice { Several: false } => Value.OfCode(text),
        FieldType.Choice => Value.Of(text),
        _ => null,
    };

    private void Unknown(ScenarioEntry entry, IEnumerable<string> known) => report(new Diagnostic(
        ScenarioCodes.UnknownName, Severity.Error, entry.Place, $"There is no question or field '{entry.Name}' here.", NearestName.Ask(entry.Name, known)));
}
