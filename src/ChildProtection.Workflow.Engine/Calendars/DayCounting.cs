using NodaTime;

namespace ChildProtection.Workflow.Engine.Calendars;

/// <summary>Counting in days and longer units, which end with a day.</summary>
internal static class DayCounting
{
    public static Counted Forwards(WorkingCalendar calendar, LocalDate from, CalendarPeriod period)
    {
        var count = new Counted.Request(calendar, from, null, period, Backwards: false);
        if (period.Unit != PeriodUnit.WorkingDays)
        {
            return InCalendarDays(count, 1);
        }
        if (!calendar.Knows(from))
        {
            return count.OutsideData(from.Year);
        }
        // Day 0 is the date itself, so the first one counted is the first working day after it.
        var days = calendar.Days;
        var index = period.Amount == 0 ? days.Before(from) : days.Until(from) + period.Amount - 1;
        return index < days.Count ? count.On(days[index]) : count.OutsideData(calendar.Data.LastYear + 1);
    }

    public static Counted Backwards(WorkingCalendar calendar, LocalDate before, CalendarPeriod period)
    {
        var count = new Counted.Request(calendar, before, null, period, Backwards: true);
        if (period.Unit != PeriodUnit.WorkingDays)
        {
            return InCalendarDays(count, -1);
        }
        if (!calendar.Knows(before))
        {
            return count.OutsideData(before.Year);
        }
        var days = calendar.Days;
        var index = period.Amount == 0 ? days.Until(before) - 1 : days.Before(before) - period.Amount;
        return index >= 0 ? count.On(days[index]) : count.OutsideData(calendar.Data.FirstYear - 1);
    }

    private static Counted InCalendarDays(Counted.Request count, int sign)
    {
        var (amount, from) = (count.Period.Amount * sign, count.From);
        return count.Period.Unit switch
        {
            PeriodUnit.Days => PlusDays(count, amount),
            PeriodUnit.Weeks => PlusDays(count, 7 * amount),
            PeriodUnit.Months => PlusMonths(count, amount),
            PeriodUnit.Years => PlusMonths(count, 12 * amount),
            _ => count.NeedsTimeOfDay(),
        };
    }

    private static Counted PlusDays(Counted.Request count, int days)
    {
        // A step of at most 1,917 years from any year counted in stays within NodaTime's own range.
        return IsOutsideTime(count.From.Year) ? count.OutsideTime() : Within(count, count.From.PlusDays(days));
    }

    // NodaTime takes the last day of a month that has no such day: the rule asked for.
    private static Counted PlusMonths(Counted.Request count, int months)
    {
        var year = count.From.Year + (months / 12);
        return IsOutsideTime(count.From.Year) || IsOutsideTime(year) ? count.OutsideTime() : Within(count, count.From.PlusMonths(months));
    }

    private static Counted Within(Counted.Request count, LocalDate date) =>
        IsOutsideTime(date.Year) ? count.OutsideTime() : count.On(date);

    private static bool IsOutsideTime(int year) => year is < WorkingCalendar.YearMin or > WorkingCalendar.YearMax;
}
