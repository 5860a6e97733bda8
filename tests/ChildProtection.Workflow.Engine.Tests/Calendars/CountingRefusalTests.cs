using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Engine.Texts;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Tests.Calendars;

public sealed class CountingRefusalTests
{
    private static readonly WorkingCalendar Calendar = ShippedCalendar.EnglandAndWales;

    [Test]
    public void Working_days_are_never_counted_outside_the_years_that_the_calendar_knows()
    {
        Counted[] refused =
        [
            Calendar.Count(new LocalDate(2015, 12, 31), CalendarPeriod.WorkingDays(1)),
            Calendar.Count(new LocalDate(2037, 1, 1), CalendarPeriod.WorkingDays(0)),
            Calendar.Count(new LocalDate(2036, 12, 31), CalendarPeriod.WorkingDays(1)),
            Calendar.CountBack(new LocalDate(2016, 1, 1), CalendarPeriod.WorkingDays(1)),
            Calendar.CountBack(new LocalDate(2037, 1, 1), CalendarPeriod.WorkingDays(1)),
            Calendar.CountBack(new LocalDate(2016, 1, 1), CalendarPeriod.WorkingDays(0)),
            Calendar.Count(Instant.FromUtc(2015, 12, 31, 10, 0), CalendarPeriod.OfficeHours(1)),
            Calendar.Count(Instant.FromUtc(2036, 12, 31, 16, 0), CalendarPeriod.OfficeHours(2)),
            Calendar.CountBack(Instant.FromUtc(2016, 1, 4, 10, 0), CalendarPeriod.OfficeHours(2)),
            Calendar.CountBack(Instant.FromUtc(2015, 1, 4, 10, 0), CalendarPeriod.OfficeHours(2)),
        ];

        Assert.That(refused.Select(counted => counted.Refusal?.Code), Is.All.EqualTo(CalendarRefusal.OutsideData));
    }

    [Test]
    public void A_refusal_names_the_calendar_its_years_and_what_to_do()
    {
        var counted = Calendar.Count(new LocalDate(2036, 12, 31), CalendarPeriod.WorkingDays(1));

        Assert.That(
            counted.Describe(Language.English),
            Is.EqualTo("The calendar england-and-wales knows the bank holidays of 2016 to 2036, not of 2037: add that year to its file."));
        Assert.That(() => counted.Date, Throws.InvalidOperationException.With.Message.StartsWith("CAL0001"));
    }

    [TestCase(PeriodUnit.Hours)]
    [TestCase(PeriodUnit.OfficeHours)]
    [TestCase(PeriodUnit.Minutes)]
    public void Hours_are_not_counted_from_a_date_that_has_no_time(PeriodUnit unit)
    {
        var date = new LocalDate(2026, 6, 1);

        Assert.That(Calendar.Count(date, new CalendarPeriod(2, unit)).Refusal?.Code, Is.EqualTo(CalendarRefusal.NeedsTimeOfDay));
        Assert.That(Calendar.CountBack(date, new CalendarPeriod(2, unit)).Refusal?.Code, Is.EqualTo(CalendarRefusal.NeedsTimeOfDay));
    }

    [TestCase(PeriodUnit.Days)]
    [TestCase(PeriodUnit.Weeks)]
    [TestCase(PeriodUnit.Months)]
    [TestCase(PeriodUnit.Years)]
    public void A_count_that_leaves_the_years_counted_in_is_refused(PeriodUnit unit)
    {
        var longest = new CalendarPeriod(CalendarPeriod.AmountMax, unit);

        Assert.That(Calendar.Count(new LocalDate(8000, 12, 31), longest).Refusal?.Code, Is.EqualTo(CalendarRefusal.OutsideTime));
        Assert.That(Calendar.CountBack(new LocalDate(1000, 1, 1), longest).Refusal?.Code, Is.EqualTo(CalendarRefusal.OutsideTime));
    }

    [TestCase(-1000)]
    [TestCase(999)]
    [TestCase(8001)]
    public void A_date_outside_the_years_counted_in_is_refused(int year)
    {
        var date = new LocalDate(year, 6, 1);

        Assert.That(Calendar.Count(date, CalendarPeriod.Days(1)).Refusal?.Code, Is.EqualTo(CalendarRefusal.OutsideTime));
        Assert.That(Calendar.CountBack(date, CalendarPeriod.Months(1)).Refusal?.Code, Is.EqualTo(CalendarRefusal.OutsideTime));
        Assert.That(Calendar.Count(date, CalendarPeriod.WorkingDays(1)).Refusal?.Code, Is.EqualTo(CalendarRefusal.OutsideData));
    }

    [Test]
    public void An_instant_at_the_ends_of_time_is_refused()
    {
        Assert.That(Calendar.Count(Instant.MaxValue, CalendarPeriod.Hours(1)).Refusal?.Code, Is.EqualTo(CalendarRefusal.OutsideTime));
        Assert.That(Calendar.CountBack(Instant.MinValue, CalendarPeriod.Minutes(1)).Refusal?.Code, Is.EqualTo(CalendarRefusal.OutsideTime));
        Assert.That(Calendar.Count(Instant.MaxValue, CalendarPeriod.Days(1)).Refusal?.Code, Is.EqualTo(CalendarRefusal.OutsideTime));
        Assert.That(Calendar.CountBack(Instant.MinValue, CalendarPeriod.Days(1)).Refusal?.Code, Is.EqualTo(CalendarRefusal.OutsideTime));
    }

    [Test]
    public void Asking_about_a_day_that_the_calendar_does_not_know_is_a_bug()
    {
        Assert.That(Calendar.Knows(new LocalDate(2037, 1, 1)), Is.False);
        Assert.That(() => Calendar.IsWorkingDay(new LocalDate(2037, 1, 1)), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => Calendar.NonWorkingReason(new LocalDate(2015, 1, 1)), Throws.TypeOf<ArgumentOutOfRangeException>());
    }
}
