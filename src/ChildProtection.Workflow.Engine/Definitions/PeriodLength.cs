using ChildProtection.Workflow.Engine.Calendars;

namespace ChildProtection.Workflow.Engine.Definitions;

/// <summary>
/// What can be said of the lengths of two periods whatever day they are counted from and whatever the calendar. Periods of
/// different units have no order in general; some pairs have one all the same: 2 weeks are never longer than 1 month.
/// </summary>
internal static class PeriodLength
{
    // The longest run of days without a working day that any calendar of offices is taken to have, and the fewest office
    // hours a day: wide on purpose, because a wrong "never" here would let a statutory limit be loosened.
    private const int IdleDaysMax = 14;
    private const long Hour = 60;
    private const long Day = 24 * Hour;
    private const long ClockChange = Hour;

    /// <summary>The first is as long as the second or shorter, from every day.</summary>
    public static bool NeverLonger(CalendarPeriod first, CalendarPeriod second) =>
        first.Unit == second.Unit ? first.Amount <= second.Amount : Longest(first) <= Shortest(second);

    // Minutes.
    private static long Shortest(CalendarPeriod period) => period.Unit switch
    {
        PeriodUnit.Minutes => period.Amount,
        PeriodUnit.Hours or PeriodUnit.OfficeHours => period.Amount * Hour,
        PeriodUnit.Days or PeriodUnit.WorkingDays => period.Amount * Day - ClockChange,
        PeriodUnit.Weeks => period.Amount * 7 * Day - ClockChange,
        PeriodUnit.Months => period.Amount * 28 * Day - ClockChange,
        PeriodUnit.Years => period.Amount * 365 * Day - ClockChange,
        _ => throw new InvalidOperationException($"No length for the unit {period.Unit}."),
    };

    private static long Longest(CalendarPeriod period) => period.Unit switch
    {
        PeriodUnit.Minutes => period.Amount,
        PeriodUnit.Hours => period.Amount * Hour,
        // Counting ends at the end of the last day: up to a day more than the amount.
        PeriodUnit.Days => (period.Amount + 1) * Day + ClockChange,
        PeriodUnit.Weeks => (period.Amount * 7 + 1) * Day + ClockChange,
        PeriodUnit.Months => (period.Amount * 31 + 1) * Day + ClockChange,
        PeriodUnit.Years => (period.Amount * 366 + 1) * Day + ClockChange,
        PeriodUnit.WorkingDays or PeriodUnit.OfficeHours => (long)(period.Amount + 1) * IdleDaysMax * Day,
        _ => throw new InvalidOperationException($"No length for the unit {period.Unit}."),
    };
}
