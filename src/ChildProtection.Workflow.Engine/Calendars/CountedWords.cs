using ChildProtection.Workflow.Engine.Texts;

namespace ChildProtection.Workflow.Engine.Calendars;

/// <summary>Tells how a count came about.</summary>
internal static class CountedWords
{
    public static string Say(in Counted counted, Language language)
    {
        var sentences = new List<string> { Result(counted, language) };
        var skipped = counted.Skipped();
        if (skipped.Count > 0)
        {
            sentences.Add((language == Language.Welsh ? "Heb eu cyfrif: " : "Not counted: ")
                + string.Join(", ", skipped.Select(day => $"{DateWords.Long(day.Date, language)} ({day.Reason.Name.In(language)})")) + ".");
        }
        if (MonthTooShort(counted, language) is { } tooShort)
        {
            sentences.Add(tooShort);
        }
        if (DueOnNonWorkingDay(counted, language) is { } stays)
        {
            sentences.Add(stays);
        }
        return string.Join(" ", sentences);
    }

    private static string Result(in Counted counted, Language language)
    {
        var asked = counted.Asked;
        var period = asked.Period.In(language);
        if (asked.FromAt is { } fromAt)
        {
            var zone = asked.Calendar.Zone;
            var (from, due) = (DateWords.Long(fromAt.InZone(zone).LocalDateTime, language),
                DateWords.Long(counted.DueAt.InZone(zone).LocalDateTime, language));
            return (language, asked.Backwards) switch
            {
                (Language.Welsh, false) => $"{period} o {from}: erbyn {due}.",
                (Language.Welsh, true) => $"{period} cyn {from}: erbyn {due}.",
                (_, false) => $"{period} from {from}: due at {due}.",
                (_, true) => $"{period} before {from}: at {due}.",
            };
        }
        var (day, dueDay) = (DateWords.Long(asked.From, language), DateWords.Long(counted.Date, language));
        return (language, asked.Backwards) switch
        {
            (Language.Welsh, false) => $"{period} o d{day}, sef diwrnod 0: erbyn diwedd {dueDay}.",
            (Language.Welsh, true) => $"{period} cyn {day}: {dueDay} fan bellaf.",
            (_, false) => $"{period} from {day}, which is day 0: due by the end of {dueDay}.",
            (_, true) => $"{period} before {day}: {dueDay} at the latest.",
        };
    }

    private static string? MonthTooShort(in Counted counted, Language language)
    {
        var asked = counted.Asked;
        if (asked.Period.Unit is not (PeriodUnit.Months or PeriodUnit.Years) || counted.Date.Day == asked.From.Day)
        {
            return null;
        }
        var month = $"{DateWords.Month(counted.Date.Month, language)} {counted.Date.Year}";
        return language == Language.Welsh
            ? $"Nid oes diwrnod {asked.From.Day} ym mis {month}, felly ei ddiwrnod olaf sy'n cyfrif."
            : $"{month} has no day {asked.From.Day}, so its last day counts.";
    }

    private static string? DueOnNonWorkingDay(in Counted counted, Language language)
    {
        var asked = counted.Asked;
        if (asked.Period.IsClock || !asked.Calendar.Knows(counted.Date) || asked.Calendar.NonWorkingReason(counted.Date) is not { } reason)
        {
            return null;
        }
        var (day, name) = (DateWords.Long(counted.Date, language), reason.Name.In(language));
        return language == Language.Welsh
            ? $"Nid yw {day} yn ddiwrnod gwaith ({name}); nid yw'r dyddiad yn symud."
            : $"{day} is not a working day ({name}); the date stays as it is.";
    }
}
