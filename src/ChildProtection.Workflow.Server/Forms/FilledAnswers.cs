using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Expressions;
using NodaTime;

namespace ChildProtection.Workflow.Server.Forms;

/// <summary>Values on record as somebody would have typed them: what a correction starts from.</summary>
public static class FilledAnswers
{
    public static TypedAnswers With(TypedAnswers typed, string id, Value value, DateTimeZone zone) => value.Kind switch
    {
        ValueKind.Unknown => typed,
        ValueKind.Bool => typed.With(id, value.Bool ? "yes" : "no"),
        ValueKind.Number => typed.With(id, value.Number.ToString(CultureInfo.InvariantCulture)),
        ValueKind.Text => typed.With(id, value.Text),
        ValueKind.Code => typed.With(id, value.Code),
        ValueKind.Date => Date(typed, id, value.Date),
        ValueKind.Moment => Moment(typed, id, value.Moment.InZone(zone).LocalDateTime),
        ValueKind.Period => typed.With(id, value.Period.ToString()),
        _ => throw new InvalidOperationException($"No field for a value of kind {value.Kind}."),
    };

    /// <summary>What a form comes filled in with.</summary>
    public static TypedAnswers Offered(Form form, Answers offered, DateTimeZone zone)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(offered);
        var typed = TypedAnswers.None;
        foreach (var question in form.Questions)
        {
            typed = With(typed, FieldId.Of(question), question.Type, offered.Values.GetValueOrDefault(question.Name), zone);
            if (offered.Records.TryGetValue(question.Name, out var rows))
            {
                typed = Rows(typed, question, rows, zone);
            }
        }
        return typed;
    }

    private static TypedAnswers Rows(TypedAnswers typed, Question question, ImmutableArray<ImmutableSortedDictionary<string, Value>> rows, DateTimeZone zone)
    {
        var id = FieldId.Of(question);
        typed = typed.With($"{id}.rows", rows.Length.ToString(CultureInfo.InvariantCulture));
        for (var row = 0; row < rows.Length; row++)
        {
            foreach (var inner in question.Each)
            {
                typed = With(typed, FieldId.Of(id, row, inner), inner.Type, rows[row].GetValueOrDefault(inner.Name), zone);
            }
        }
        return typed;
    }

    private static TypedAnswers With(TypedAnswers typed, string id, FieldType type, Value value, DateTimeZone zone) =>
        type is FieldType.Choice { Several: true } && value.IsKnown ? typed.With(id, [.. ChosenCodes.Of(value)]) : With(typed, id, value, zone);

    /// <summary>A value as a stored record holds it.</summary>
    public static TypedAnswers With(TypedAnswers typed, string id, FieldType type, JsonElement stored, DateTimeZone zone)
    {
        var value = StoredValues.Of(type, stored);
        return type is FieldType.Choice { Several: true } ? typed.With(id, [.. ChosenCodes.Of(value)]) : With(typed, id, value, zone);
    }

    /// <summary>When something happened.</summary>
    public static TypedAnswers WhenItHappened(TypedAnswers typed, LocalDateTime at, bool withTime)
    {
        var id = FieldId.Of(AnswerReader.WhenItHappened);
        var dated = Date(typed.With($"{id}.which", AnswerReader.AnotherDay), id, at.Date);
        return withTime ? dated.With($"{id}.time", Time(at)) : dated;
    }

    private static TypedAnswers Moment(TypedAnswers typed, string id, LocalDateTime at) => Date(typed, id, at.Date).With($"{id}.time", Time(at));

    private static TypedAnswers Date(TypedAnswers typed, string id, LocalDate date) => typed
        .With($"{id}.day", date.Day.ToString(CultureInfo.InvariantCulture))
        .With($"{id}.month", date.Month.ToString(CultureInfo.InvariantCulture))
        .With($"{id}.year", date.Year.ToString(CultureInfo.InvariantCulture));

    private static string Time(LocalDateTime at) => $"{at.Hour:00}:{at.Minute:00}";
}
