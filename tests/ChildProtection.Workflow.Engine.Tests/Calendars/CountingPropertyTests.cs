using ChildProtection.Workflow.Engine.Calendars;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Tests.Calendars;

/// <summary>What is true of every count: of working days over all years that the calendar knows, of other units over thirty years and more.</summary>
public sealed class CountingPropertyTests
{
    private static readonly WorkingCalendar Calendar = ShippedCalendar.EnglandAndWales;
    private static readonly LocalDate FirstKnown = new(2016, 1, 1);
    private static readonly LocalDate LastKnown = new(2036, 12, 31);
    private static readonly LocalDate First = new(2008, 1, 1);

    private static readonly Config Fixed = Config.QuickThrowOnFailure.WithMaxTest(2_000).WithReplay(20_260_301, 7);

    private static readonly Arbitrary<LocalDate> KnownDates = Dates(FirstKnown, LastKnown);
    private static readonly Arbitrary<LocalDate> DatesOf30Years = Dates(First, First.PlusYears(30));
    private static readonly Arbitrary<int> Amounts = Gen.Choose(0, 260).ToArbitrary();

    [Test]
    public void Counting_working_days_gives_what_walking_day_by_day_gives()
    {
        Prop.ForAll(KnownDates, Amounts, (from, amount) =>
        {
            var counted = Calendar.Count(from, CalendarPeriod.WorkingDays(amount));
            return Walk(from, amount) is { } due ? !counted.IsRefused && counted.Date == due : counted.Refusal?.Code == CalendarRefusal.OutsideData;
        }).Check(Fixed);
    }

    [Test]
    public void Counting_back_gives_what_walking_back_gives()
    {
        Prop.ForAll(KnownDates, Amounts, (before, amount) =>
        {
            var counted = Calendar.CountBack(before, CalendarPeriod.WorkingDays(amount));
            return WalkBack(before, amount) is { } latest ? !counted.IsRefused && counted.Date == latest : counted.IsRefused;
        }).Check(Fixed);
    }

    [Test]
    public void Counting_back_from_where_counting_forward_led_comes_home_to_a_working_day()
    {
        Prop.ForAll(KnownDates, Amounts, (from, amount) =>
        {
            var counted = Calendar.Count(from, CalendarPeriod.WorkingDays(amount));
            return counted.IsRefused || !Calendar.IsWorkingDay(from)
                || Calendar.CountBack(counted.Date, CalendarPeriod.WorkingDays(amount)).Date == from;
        }).Check(Fixed);
    }

    [Test]
    public void A_later_start_or_a_longer_period_is_never_due_earlier()
    {
        Prop.ForAll(KnownDates, Amounts, Units(), (from, amount, unit) =>
        {
            var due = Calendar.Count(from, new CalendarPeriod(amount, unit));
            var later = Calendar.Count(from.PlusDays(1), new CalendarPeriod(amount, unit));
            var longer = Calendar.Count(from, new CalendarPeriod(amount + 1, unit));
            return (due.IsRefused || later.IsRefused || due.DueAt <= later.DueAt) && (due.IsRefused || longer.IsRefused || due.DueAt <= longer.DueAt);
        }).Check(Fixed);
    }

    [Test]
    public void The_days_counted_and_the_days_passed_over_make_up_the_whole_span()
    {
        Prop.ForAll(KnownDates, Amounts, (from, amount) =>
        {
            var counted = Calendar.Count(from, CalendarPeriod.WorkingDays(amount));
            return counted.IsRefused
                || (counted.Skipped().Count + amount == Period.DaysBetween(from, counted.Date)
                    && counted.Skipped().All(day => Calendar.NonWorkingReason(day.Date) == day.Reason));
        }).Check(Fixed);
    }

    [Test]
    public void A_day_is_due_at_its_last_second_in_London_in_winter_and_in_summer()
    {
        Prop.ForAll(DatesOf30Years, Amounts, (from, amount) =>
        {
            var counted = Calendar.Count(from, CalendarPeriod.Days(amount));
            var local = counted.DueAt.InZone(Calendar.Zone).LocalDateTime;
            return local == from.PlusDays(amount) + new LocalTime(23, 59, 59)
                && Calendar.StartOf(counted.Date.PlusDays(1)) - counted.DueAt == Duration.FromSeconds(1);
        }).Check(Fixed);
    }

    [Test]
    public void A_local_time_is_the_instant_that_the_zone_gives_on_every_day_of_30_years()
    {
        for (var date = First; date < First.PlusYears(30); date = date.PlusDays(1))
        {
            for (var hour = 0; hour < 24; hour++)
            {
                var time = new LocalTime(hour, 30);
                Assert.That(Calendar.At(date, time), Is.EqualTo(Calendar.Zone.AtLeniently(date + time).ToInstant()));
            }
        }
    }

    [Test]
    public void Months_end_on_the_same_day_or_else_on_the_last_day_of_the_month()
    {
        Prop.ForAll(DatesOf30Years, Amounts, (from, amount) =>
        {
            var due = Calendar.Count(from, CalendarPeriod.Months(amount)).Date;
            var month = ((from.Year * 12) + from.Month - 1 + amount, (due.Year * 12) + due.Month - 1);
            var lastDay = CalendarSystem.Iso.GetDaysInMonth(due.Year, due.Month);
            return month.Item1 == month.Item2 && due.Day == Math.Min(from.Day, lastDay);
        }).Check(Fixed);
    }

    [Test]
    public void Office_hours_are_as_many_as_the_open_minutes_passed()
    {
        Prop.ForAll(Dates(FirstKnown, new LocalDate(2036, 6, 1)), Gen.Choose(0, 1_439).ToArbitrary(), Gen.Choose(0, 40).ToArbitrary(), (date, minute, hours) =>
        {
            var from = Calendar.StartOf(date) + Duration.FromMinutes(minute);
            var counted = Calendar.Count(from, CalendarPeriod.OfficeHours(hours));
            return OpenMinutes(from, counted.DueAt) == hours * 60;
        }).Check(Fixed.WithMaxTest(200));
    }

    [Test]
    public void Counting_by_the_hour_back_undoes_counting_forward()
    {
        Prop.ForAll(DatesOf30Years, Gen.Choose(0, 1_439).ToArbitrary(), Amounts, (date, minute, hours) =>
        {
            var from = Calendar.StartOf(date) + Duration.FromMinutes(minute);
            return Calendar.CountBack(Calendar.Count(from, CalendarPeriod.Hours(hours)).DueAt, CalendarPeriod.Hours(hours)).DueAt == from;
        }).Check(Fixed);
    }

    [Test]
    public void A_count_that_nobody_asks_to_explain_allocates_nothing()
    {
        // Away from the two clock changes of a year, where NodaTime's general answer is asked for; after the zone's cache is filled.
        SumOfCounts();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var sum = SumOfCounts();

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero, $"{sum}");
    }

    private static long SumOfCounts()
    {
        var from = new LocalDate(2026, 3, 2);
        var sum = 0L;
        for (var round = 0; round < 1_000; round++)
        {
            sum += Calendar.Count(from, CalendarPeriod.WorkingDays(round % 15)).DueAt.ToUnixTimeTicks();
            sum += Calendar.Count(from, CalendarPeriod.Months(round % 200)).DueAt.ToUnixTimeTicks();
        }
        return sum;
    }

    private static LocalDate? Walk(LocalDate from, int amount)
    {
        var (date, left) = (from, amount);
        while (amount == 0 ? !Calendar.IsWorkingDay(date) : left > 0)
        {
            date = date.PlusDays(1);
            if (date > LastKnown)
            {
                return null;
            }
            left -= Calendar.IsWorkingDay(date) ? 1 : 0;
        }
        return date;
    }

    private static LocalDate? WalkBack(LocalDate before, int amount)
    {
        var (date, left) = (before, amount);
        while (amount == 0 ? !Calendar.IsWorkingDay(date) : left > 0)
        {
            date = date.PlusDays(-1);
            if (date < FirstKnown)
            {
                return null;
            }
            left -= Calendar.IsWorkingDay(date) ? 1 : 0;
        }
        return date;
    }

    private static int OpenMinutes(Instant from, Instant to)
    {
        var minutes = 0;
        for (var at = from; at < to; at += Duration.FromMinutes(1))
        {
            minutes += Calendar.IsOfficeOpen(at) ? 1 : 0;
        }
        return minutes;
    }

    private static Arbitrary<LocalDate> Dates(LocalDate first, LocalDate last) =>
        Gen.Choose(0, Period.DaysBetween(first, last)).Select(first.PlusDays).ToArbitrary();

    private static Arbitrary<PeriodUnit> Units() =>
        Gen.Elements(PeriodUnit.WorkingDays, PeriodUnit.Days, PeriodUnit.Weeks, PeriodUnit.Months, PeriodUnit.Years).ToArbitrary();
}
