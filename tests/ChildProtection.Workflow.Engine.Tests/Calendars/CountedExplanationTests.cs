using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Engine.Texts;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Tests.Calendars;

public sealed class CountedExplanationTests
{
    private static readonly WorkingCalendar Calendar = ShippedCalendar.EnglandAndWales;

    [Test]
    public void Every_day_passed_over_is_named()
    {
        var counted = Calendar.Count(new LocalDate(2025, 12, 24), CalendarPeriod.WorkingDays(1));

        Assert.That(counted.Skipped().Select(day => $"{day.Date:uuuu-MM-dd} {day.Reason.Name}"), Is.EqualTo(new[]
        {
            "2025-12-25 Christmas Day", "2025-12-26 Boxing Day", "2025-12-27 weekend", "2025-12-28 weekend",
        }));
    }

    [Test]
    public void A_count_of_working_days_is_told_in_words() => Assert.That(
        Calendar.Count(new LocalDate(2025, 12, 24), CalendarPeriod.WorkingDays(1)).Describe(Language.English),
        Is.EqualTo("1 working day from Wednesday 24 December 2025, which is day 0: due by the end of Monday 29 December 2025. "
            + "Not counted: Thursday 25 December 2025 (Christmas Day), Friday 26 December 2025 (Boxing Day), "
            + "Saturday 27 December 2025 (weekend), Sunday 28 December 2025 (weekend)."));

    [Test]
    public void A_count_of_working_days_is_told_in_Welsh() => Assert.That(
        Calendar.Count(new LocalDate(2025, 12, 24), CalendarPeriod.WorkingDays(1)).Describe(Language.Welsh),
        Is.EqualTo("1 diwrnod gwaith o ddydd Mercher 24 Rhagfyr 2025, sef diwrnod 0: erbyn diwedd dydd Llun 29 Rhagfyr 2025. "
            + "Heb eu cyfrif: dydd Iau 25 Rhagfyr 2025 (Dydd Nadolig), dydd Gwener 26 Rhagfyr 2025 (Gŵyl San Steffan), "
            + "dydd Sadwrn 27 Rhagfyr 2025 (penwythnos), dydd Sul 28 Rhagfyr 2025 (penwythnos)."));

    [Test]
    public void A_count_backwards_is_told_in_words() => Assert.That(
        Calendar.CountBack(new LocalDate(2026, 5, 26), CalendarPeriod.WorkingDays(2)).Describe(Language.English),
        Is.EqualTo("2 working days before Tuesday 26 May 2026: Thursday 21 May 2026 at the latest. "
            + "Not counted: Saturday 23 May 2026 (weekend), Sunday 24 May 2026 (weekend), Monday 25 May 2026 (Spring bank holiday)."));

    [Test]
    public void A_month_that_has_no_such_day_is_told() => Assert.That(
        Calendar.Count(new LocalDate(2025, 11, 30), CalendarPeriod.Months(3)).Describe(Language.English),
        Is.EqualTo("3 months from Sunday 30 November 2025, which is day 0: due by the end of Saturday 28 February 2026. "
            + "February 2026 has no day 30, so its last day counts. "
            + "Saturday 28 February 2026 is not a working day (weekend); the date stays as it is."));

    [Test]
    public void A_due_date_on_a_holiday_stays_and_says_so() => Assert.That(
        Calendar.Count(new LocalDate(2025, 12, 18), CalendarPeriod.Weeks(2)).Describe(Language.English),
        Does.EndWith("Thursday 1 January 2026 is not a working day (New Year's Day); the date stays as it is."));

    [Test]
    public void Hours_are_told_with_their_times()
    {
        var counted = Calendar.Count(Instant.FromUtc(2026, 6, 5, 15, 0), CalendarPeriod.OfficeHours(2));

        Assert.That(counted.Describe(Language.English), Is.EqualTo(
            "2 office hours from 16:00 on Friday 5 June 2026: due at 10:00 on Monday 8 June 2026. "
            + "Not counted: Saturday 6 June 2026 (weekend), Sunday 7 June 2026 (weekend)."));
        Assert.That(counted.Describe(Language.Welsh), Does.StartWith("2 awr swyddfa o 16:00 ar ddydd Gwener 5 Mehefin 2026: erbyn 10:00 ar ddydd Llun"));
    }

    [Test]
    public void A_day_that_is_not_worked_on_has_its_reason()
    {
        Assert.That(Calendar.NonWorkingReason(new LocalDate(2026, 4, 3))?.Name.In(Language.English), Is.EqualTo("Good Friday"));
        Assert.That(Calendar.NonWorkingReason(new LocalDate(2026, 4, 4)), Is.EqualTo(NonWorkingReason.Weekend));
        Assert.That(Calendar.NonWorkingReason(new LocalDate(2026, 4, 7)), Is.Null);
        Assert.That(Calendar.BankHoliday(new LocalDate(2022, 9, 19))?.Source, Does.StartWith("Royal Proclamation"));
    }
}
