using ChildProtection.Workflow.Engine.Calendars;

namespace ChildProtection.Workflow.Engine.Definitions;

/// <summary>How long before a due time a reminder is sent: a period, or a share of the limit.</summary>
/// <param name="Before">The period; null: a share.</param>
/// <param name="Percent">The share of the limit, 1 to 99; 0: a period.</param>
public readonly record struct Reminder(CalendarPeriod? Before, int Percent)
{
    private const int DaysOfAWeek = 7;
    private const int DaysOfAMonth = 30;
    private const int DaysOfAYear = 365;

    public static Reminder At(CalendarPeriod before) => new(before, 0);

    public static Reminder Share(int percent) => new(null, percent);

    /// <summary>
    /// The period before the due time. A share is counted in the limit's own unit, rounded, at least one; less than one week, month or year in days
    /// (30 a month, 365 a year), so that a limit of one month has its reminder too. Null: a share of no limit.
    /// </summary>
    /// <param name="limit">The limit that gave the due time; null where it was not counted from one.</param>
    public CalendarPeriod? LeadOf(CalendarPeriod? limit)
    {
        if (Before is { } before)
        {
            return before;
        }
        if (limit is not { } length)
        {
            return null;
        }
        var days = length.Unit switch
        {
            PeriodUnit.Weeks => DaysOfAWeek,
            PeriodUnit.Months => DaysOfAMonth,
            PeriodUnit.Years => DaysOfAYear,
            _ => 0,
        };
        return days > 0 && length.Amount * Percent < 100
            ? CalendarPeriod.Days(Rounded(length.Amount * days))
            : new CalendarPeriod(Rounded(length.Amount), length.Unit);
    }

    private int Rounded(int amount) => Math.Max(1, (int)(((long)amount * Percent + 50) / 100));
}
