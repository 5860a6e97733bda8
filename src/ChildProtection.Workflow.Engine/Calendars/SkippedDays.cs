using NodaTime;

namespace ChildProtection.Workflow.Engine.Calendars;

/// <summary>Finds the days that a count passed over.</summary>
internal static class SkippedDays
{
    public static IReadOnlyList<SkippedDay> Of(Counted.Request asked, LocalDate due)
    {
        if (asked.Period.Unit is not (PeriodUnit.WorkingDays or PeriodUnit.OfficeHours))
        {
            return [];
        }
        var (first, last) = Span(asked, due);
        var skipped = new List<SkippedDay>();
        for (var date = first; date <= last; date = date.PlusDays(1))
        {
            if (asked.Calendar.NonWorkingReason(date) is { } reason)
            {
                skipped.Add(new SkippedDay(date, reason));
            }
        }
        return skipped;
    }

    // The day counted from is day 0 and passed over by nobody, save where the count itself would have ended on it.
    private static (LocalDate First, LocalDate Last) Span(Counted.Request asked, LocalDate due)
    {
        var startsOnItself = asked.Period.Amount == 0 || asked.Period.Unit == PeriodUnit.OfficeHours;
        return asked.Backwards
            ? (due, startsOnItself ? asked.From : asked.From.PlusDays(-1))
            : (startsOnItself ? asked.From : asked.From.PlusDays(1), due);
    }
}
