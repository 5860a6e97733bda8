using NodaTime;

namespace ChildProtection.Workflow.Engine.Calendars;

/// <summary>Counting in hours and minutes, which run from an instant and end at one.</summary>
internal static class ClockCounting
{
    private static readonly Instant Earliest = Instant.FromUtc(WorkingCalendar.YearMin, 1, 2, 0, 0);
    private static readonly Instant Latest = Instant.FromUtc(WorkingCalendar.YearMax, 12, 31, 0, 0);

    public static bool IsOutsideTime(Instant instant) => instant < Earliest || instant > Latest;

    public static Counted Refuse(WorkingCalendar calendar, Instant from, CalendarPeriod period) =>
        new Counted.Request(calendar, default, from, period, Backwards: false).OutsideTime();

    /// <summary>The instant must not be outside time; no amount of hours then reaches the end of it.</summary>
    public static Counted Count(WorkingCalendar calendar, Instant from, CalendarPeriod period, bool backwards)
    {
        var count = new Counted.Request(calendar, calendar.DateOf(from), from, period, backwards);
        if (period.Unit == PeriodUnit.OfficeHours)
        {
            return backwards ? OfficeHoursBack(count, from) : OfficeHours(count, from);
        }
        var length = period.Unit == PeriodUnit.Hours ? Duration.FromHours(period.Amount) : Duration.FromMinutes(period.Amount);
        return count.At(backwards ? from - length : from + length);
    }

    private static Counted OfficeHours(Counted.Request count, Instant from)
    {
        var calendar = count.Calendar;
        if (!calendar.Knows(count.From))
        {
            return count.OutsideData(count.From.Year);
        }
        var left = Duration.FromHours(count.Period.Amount);
        for (var index = calendar.Days.Before(count.From); index < calendar.Days.Count; index++)
        {
            var (open, close) = Opening(calendar, calendar.Days[index]);
            var start = Instant.Max(open, from);
            if (start < close && left <= close - start)
            {
                return count.At(start + left);
            }
            left -= Duration.Max(close - start, Duration.Zero);
        }
        return count.OutsideData(calendar.Data.LastYear + 1);
    }

    private static Counted OfficeHoursBack(Counted.Request count, Instant before)
    {
        var calendar = count.Calendar;
        if (!calendar.Knows(count.From))
        {
            return count.OutsideData(count.From.Year);
        }
        var left = Duration.FromHours(count.Period.Amount);
        for (var index = calendar.Days.Until(count.From) - 1; index >= 0; index--)
        {
            var (open, close) = Opening(calendar, calendar.Days[index]);
            var end = Instant.Min(close, before);
            if (end > open && left <= end - open)
            {
                return count.At(end - left);
            }
            left -= Duration.Max(end - open, Duration.Zero);
        }
        return count.OutsideData(calendar.Data.FirstYear - 1);
    }

    private static (Instant Open, Instant Close) Opening(WorkingCalendar calendar, LocalDate day) =>
        (calendar.At(day, calendar.Data.OfficeHours.From), calendar.At(day, calendar.Data.OfficeHours.To));
}
