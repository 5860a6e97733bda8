using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Engine.Texts;
using NodaTime;

namespace ChildProtection.Workflow.Server.Texts;

/// <summary>When something is due, said as people say it: how many working days are left, or gone by.</summary>
public sealed class DueWords(WorkingCalendar calendar, Instant now, Words words)
{
    public string Moment(Instant at)
    {
        var date = calendar.DateOf(at);
        return at == calendar.EndOf(date) || at == calendar.StartOf(date)
            ? DateWords.Long(date, words.Spoken)
            : DateWords.Long(at.InZone(calendar.Zone).LocalDateTime, words.Spoken);
    }

    public string Day(LocalDate date) => DateWords.Long(date, words.Spoken);

    public bool IsOverdue(Instant due) => due < now;

    /// <summary><c>today</c>, <c>in 3 working days</c>, <c>overdue by 2 working days</c>.</summary>
    public string Left(Instant due)
    {
        var (today, day) = (calendar.DateOf(now), calendar.DateOf(due));
        if (IsOverdue(due))
        {
            return Count(day, today) switch
            {
                > 0 and var gone => words.With("due.overdue", gone),
                _ => words["due.overdue_today"],
            };
        }
        if (day == today)
        {
            return words["due.today"];
        }
        return Count(today, day) switch
        {
            0 => words["due.before_next_working_day"],
            > 0 and var left => words.With("due.in", left),
            _ => words["due.later"],
        };
    }

    /// <summary>Working days, where the calendar knows them; else days.</summary>
    private int? Count(LocalDate from, LocalDate to) => calendar.WorkingDaysBetween(from, to);
}
