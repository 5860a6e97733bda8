using System.Collections.Immutable;
using System.Globalization;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Expressions;
using ChildProtection.Workflow.Server.Texts;
using NodaTime;
using NodaTime.Text;

namespace ChildProtection.Workflow.Server.Forms;

/// <summary>
/// Reads what was typed into what the engine takes: only whether each answer can be read as its type. Whether it is needed, allowed and in order is
/// the engine's to say.
/// </summary>
public sealed class AnswerReader(Definition definition, WorkingCalendar calendar, LocalDate today, Words words)
{
    /// <summary>The name of the question that asks when the thing happened.</summary>
    public const string WhenItHappened = "on";

    /// <summary>The choices of "when did it happen"; the last one also where a day to come is set, beside the days that are offered (see <see cref="DayOf"/>).</summary>
    public const string Today = "today";
    public const string Yesterday = "yesterday";
    public const string AnotherDay = "other";

    private readonly List<FieldError> errors = [];

    public ReadAnswers Read(IEnumerable<Question> questions, TypedAnswers typed)
    {
        var values = ImmutableSortedDictionary.CreateBuilder<string, Value>(StringComparer.Ordinal);
        var records = ImmutableSortedDictionary.CreateBuilder<string, ImmutableArray<ImmutableSortedDictionary<string, Value>>>(StringComparer.Ordinal);
        var notKnown = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        EventTime? occurredOn = null;
        foreach (var question in questions)
        {
            var id = FieldId.Of(question);
            if (question.Name == WhenItHappened)
            {
                occurredOn = Occurred(question, id, typed);
            }
            else if (question.Type is FieldType.Records)
            {
                records[question.Name] = Rows(question, id, typed);
            }
            else if (Read(question, id, typed) is { IsKnown: true } value)
            {
                values[question.Name] = value;
            }
            if (question.MayBeNotKnown && typed.One(FieldId.NotKnown(id)) is { } because)
            {
                NotKnown(question, id, because, values.ContainsKey(question.Name), notKnown);
            }
        }
        return new ReadAnswers(
            new Answers { Values = values.ToImmutable(), Records = records.ToImmutable(), NotKnown = notKnown.Count > 0 ? notKnown.ToImmutable() : null }, occurredOn, [.. errors]);
    }

    // Either of the two may be a slip: whoever typed both says which.
    private void NotKnown(Question question, string id, string because, bool answered, ImmutableSortedDictionary<string, string>.Builder notKnown)
    {
        if (answered)
        {
            _ = Wrong(FieldId.NotKnown(id), "forms.answered_and_not_known", question);
        }
        else
        {
            notKnown[question.Name] = because;
        }
    }

    private ImmutableArray<ImmutableSortedDictionary<string, Value>> Rows(Question question, string id, TypedAnswers typed)
    {
        var rows = ImmutableArray.CreateBuilder<ImmutableSortedDictionary<string, Value>>();
        for (var row = 0; row < RecordRows.Count(typed, id); row++)
        {
            var values = question.Each
                .Select(inner => KeyValuePair.Create(inner.Name, Read(inner, FieldId.Of(id, row, inner), typed)))
                .Where(pair => pair.Value.IsKnown)
                .ToImmutableSortedDictionary(StringComparer.Ordinal);
            if (!values.IsEmpty)
            {
                rows.Add(values);
            }
        }
        return rows.ToImmutable();
    }

    private Value Read(Question question, string id, TypedAnswers typed) => question.Type switch
    {
        FieldType.YesNo => Choice(["yes", "no"], question, id, typed) is { } answer ? Value.Of(answer == "yes") : Value.Unknown,
        FieldType.Number => Number(question, id, typed),
        FieldType.Text => typed.One(id) is { } text ? Value.Of(text) : Value.Unknown,
        FieldType.Date => Date(question, id, typed) is { } date ? Value.Of(date) : Value.Unknown,
        FieldType.Moment => Moment(question, id, typed) is { Time: { } time } at ? Value.Of(calendar.At(at.Date, time)) : Value.Unknown,
        FieldType.Period => Period(question, id, typed),
        FieldType.Choice { Several: true } choice => Choices(choice, question, id, typed),
        FieldType.Choice choice => Choice(Codes(choice), question, id, typed) is { } code ? Value.OfCode(code) : Value.Unknown,
        FieldType.User or FieldType.Person or FieldType.Record => typed.One(id) is { } user ? Value.Of(user) : Value.Unknown,
        _ => throw new InvalidOperationException($"No reading of {question.Type.GetType().Name}."),
    };

    private EventTime? Occurred(Question question, string id, TypedAnswers typed)
    {
        var time = question.Type is FieldType.Moment ? Time(question, id, typed) : null;
        LocalDate? date = typed.One($"{id}.which") switch
        {
            Today => today,
            Yesterday => today.PlusDays(-1),
            _ => Date(question, id, typed),
        };
        return date is { } day ? new EventTime(day, time) : null;
    }

    private Value Number(Question question, string id, TypedAnswers typed)
    {
        if (typed.One(id) is not { } text)
        {
            return Value.Unknown;
        }
        if (decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && Math.Abs(number) <= Value.NumberMax)
        {
            return Value.Of(number);
        }
        return Wrong(id, "forms.not_a_number", question);
    }

    private Value Period(Question question, string id, TypedAnswers typed)
    {
        if (typed.One(id) is not { } text)
        {
            return Value.Unknown;
        }
        return CalendarPeriod.TryParse(text, out var period, out _) ? Value.Of(period) : Wrong(id, "forms.not_a_period", question);
    }

    /// <summary>The day that a choice of days stands for; null for any other choice.</summary>
    public static LocalDate? DayOf(string? which) =>
        which is not null && LocalDatePattern.Iso.Parse(which) is { Success: true, Value: var day } && DateLimits.Allow(day) ? day : null;

    private LocalDate? Date(Question question, string id, TypedAnswers typed)
    {
        if (DayOf(typed.One($"{id}.which")) is { } chosen)
        {
            return chosen;
        }
        var (day, month, year) = (typed.One($"{id}.day"), typed.One($"{id}.month"), typed.One($"{id}.year"));
        if (day is null && month is null && year is null)
        {
            return null;
        }
        if (Whole(day) is { } d && Month(month) is { } m && Whole(year) is { } y and >= DateLimits.YearMin and <= DateLimits.YearMax && m is >= 1 and <= 12
            && d >= 1 && d <= CalendarSystem.Iso.GetDaysInMonth(y, m))
        {
            return new LocalDate(y, m, d);
        }
        _ = Wrong($"{id}.day", "forms.not_a_date", question);
        return null;
    }

    private EventTime? Moment(Question question, string id, TypedAnswers typed)
    {
        var date = Date(question, id, typed);
        var time = Time(question, id, typed);
        if (date is null && time is not null)
        {
            _ = Wrong($"{id}.day", "forms.not_a_date", question);
        }
        else if (date is not null && time is null && typed.One($"{id}.time") is null)
        {
            _ = Wrong($"{id}.time", "forms.time_missing", question);
        }
        return date is { } day && time is { } at ? new EventTime(day, at) : null;
    }

    private LocalTime? Time(Question question, string id, TypedAnswers typed)
    {
        if (typed.One($"{id}.time") is not { } text)
        {
            return null;
        }
        var parts = text.Replace('.', ':').Split(':');
        if (parts.Length == 2 && Whole(parts[0]) is { } hour and >= 0 and <= 23 && Whole(parts[1]) is { } minute and >= 0 and <= 59)
        {
            return new LocalTime(hour, minute);
        }
        _ = Wrong($"{id}.time", "forms.not_a_time", question);
        return null;
    }

    private string? Choice(IReadOnlyCollection<string> allowed, Question question, string id, TypedAnswers typed)
    {
        if (typed.One(id) is not { } chosen)
        {
            return null;
        }
        if (!allowed.Contains(chosen))
        {
            _ = Wrong(id, "forms.not_a_choice", question);
            return null;
        }
        return chosen;
    }

    private Value Choices(FieldType.Choice choice, Question question, string id, TypedAnswers typed)
    {
        var chosen = typed.All(id);
        if (chosen.Count == 0)
        {
            return Value.Unknown;
        }
        return chosen.All(Codes(choice).Contains) ? ChosenCodes.ToValue(chosen) : Wrong(id, "forms.not_a_choice", question);
    }

    private IReadOnlyCollection<string> Codes(FieldType.Choice choice) => [.. definition.Choices[choice.List].Codes.Select(code => code.Code)];

    private Value Wrong(string field, string key, Question question)
    {
        errors.Add(new FieldError(field, words.With(key, question.Title.In(words.Language))));
        return Value.Unknown;
    }

    private static int? Whole(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A month by number, or by the first letters of its name in either language.</summary>
    private static int? Month(string? text)
    {
        if (Whole(text) is { } number)
        {
            return number;
        }
        if (text is not { Length: >= 3 })
        {
            return null;
        }
        var named = Enumerable.Range(1, 12).Where(month => Enum.GetValues<Engine.Texts.Language>().Any(language =>
            Engine.Texts.DateWords.Month(month, language).StartsWith(text, StringComparison.OrdinalIgnoreCase))).ToList();
        return named is [var only] ? only : null;
    }
}
