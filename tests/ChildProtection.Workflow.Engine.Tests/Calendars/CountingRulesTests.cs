using ChildProtection.Workflow.Engine.Calendars;
using NodaTime;
using NodaTime.Text;

namespace ChildProtection.Workflow.Engine.Tests.Calendars;

/// <summary>How time is counted: every worked example of the rules, and the cases between them.</summary>
public sealed class CountingRulesTests
{
    private static readonly WorkingCalendar Calendar = ShippedCalendar.EnglandAndWales;

    // The worked examples of the rules catalogue, section 1.1.
    [TestCase("2025-12-18", "10 working days", "2026-01-06", Description = "Christmas")]
    [TestCase("2025-12-18", "2 weeks", "2026-01-01")]
    [TestCase("2026-03-30", "10 working days", "2026-04-15", Description = "Easter")]
    [TestCase("2026-03-30", "2 weeks", "2026-04-13")]
    [TestCase("2026-06-01", "10 working days", "2026-06-15")]
    [TestCase("2026-06-01", "2 weeks", "2026-06-15")]
    [TestCase("2025-12-18", "15 working days", "2026-01-13")]
    [TestCase("2026-06-01", "28 days", "2026-06-29")]
    [TestCase("2025-11-28", "3 months", "2026-02-28")]
    [TestCase("2025-11-30", "3 months", "2026-02-28")]
    // A Saturday's first working day is the Monday; months that are too short; a leap day; long before and after the data.
    [TestCase("2026-06-06", "1 working day", "2026-06-08")]
    [TestCase("2023-11-30", "3 months", "2024-02-29")]
    [TestCase("2008-02-29", "18 years", "2026-02-28")]
    [TestCase("2026-05-01", "18 years", "2044-05-01")]
    [TestCase("2026-06-01", "0 days", "2026-06-01")]
    [TestCase("2026-06-01", "same working day", "2026-06-01")]
    // 0 working days from a day off end on the next working day.
    [TestCase("2026-06-06", "0 working days", "2026-06-08")]
    [TestCase("2026-12-25", "same working day", "2026-12-29")]
    public void A_due_date_is_counted_from_day_0(string from, string within, string due) =>
        Assert.That(Calendar.Count(Date(from), Period(within)).Date, Is.EqualTo(Date(due)));

    [TestCase("2026-05-26", "5 working days", "2026-05-18")]
    [TestCase("2026-05-26", "5 days", "2026-05-21")]
    [TestCase("2026-05-26", "2 working days", "2026-05-21")]
    [TestCase("2026-05-25", "1 working day", "2026-05-22")]
    [TestCase("2026-05-25", "0 working days", "2026-05-22")]
    [TestCase("2026-05-26", "0 working days", "2026-05-26")]
    [TestCase("2026-03-31", "1 month", "2026-02-28")]
    [TestCase("2026-06-15", "2 weeks", "2026-06-01")]
    [TestCase("2026-02-28", "1 year", "2025-02-28")]
    public void The_latest_day_before_a_meeting_is_counted_back_from_the_day_before_it(string before, string by, string latest) =>
        Assert.That(Calendar.CountBack(Date(before), Period(by)).Date, Is.EqualTo(Date(latest)));

    [TestCase("2026-03-28T12:00:00Z", "1 day", "2026-03-29T22:59:59Z", Description = "the clocks go forward that night")]
    [TestCase("2026-10-24T12:00:00Z", "1 day", "2026-10-25T23:59:59Z", Description = "the clocks go back that night")]
    [TestCase("2026-06-01T12:00:00Z", "10 working days", "2026-06-15T22:59:59Z")]
    [TestCase("2026-06-01T23:30:00Z", "1 working day", "2026-06-03T22:59:59Z", Description = "already 2 June in London")]
    [TestCase("2026-03-29T00:30:00Z", "1 hour", "2026-03-29T01:30:00Z")]
    [TestCase("2026-01-05T16:00:00Z", "90 minutes", "2026-01-05T17:30:00Z")]
    public void What_is_due_on_a_day_is_due_at_its_last_second_in_London(string from, string within, string due) =>
        Assert.That(Calendar.Count(Moment(from), Period(within)).DueAt, Is.EqualTo(Moment(due)));

    [TestCase("2026-01-05T10:00:00Z", "4 office hours", "2026-01-05T14:00:00Z")]
    [TestCase("2026-01-05T10:00:00Z", "7 office hours", "2026-01-05T17:00:00Z", Description = "to the minute of closing")]
    [TestCase("2026-01-09T16:00:00Z", "4 office hours", "2026-01-12T12:00:00Z", Description = "over a weekend")]
    [TestCase("2026-01-09T20:00:00Z", "1 office hour", "2026-01-12T10:00:00Z", Description = "after closing")]
    [TestCase("2026-01-10T03:00:00Z", "0 office hours", "2026-01-12T09:00:00Z", Description = "when the office next opens")]
    [TestCase("2026-01-05T10:00:00Z", "0 office hours", "2026-01-05T10:00:00Z")]
    [TestCase("2026-04-02T15:00:00Z", "2 office hours", "2026-04-07T09:00:00Z", Description = "over Easter, in summer time")]
    public void Office_hours_pass_only_while_the_office_is_open(string from, string within, string due) =>
        Assert.That(Calendar.Count(Moment(from), Period(within)).DueAt, Is.EqualTo(Moment(due)));

    [TestCase("2026-01-12T10:00:00Z", "2 office hours", "2026-01-09T16:00:00Z")]
    [TestCase("2026-01-12T10:00:00Z", "1 office hour", "2026-01-12T09:00:00Z")]
    [TestCase("2026-01-12T10:00:00Z", "2 hours", "2026-01-12T08:00:00Z")]
    [TestCase("2026-01-12T10:00:00Z", "1 working day", "2026-01-09T23:59:59Z")]
    public void Time_before_an_instant_is_counted_back_from_it(string before, string by, string at) =>
        Assert.That(Calendar.CountBack(Moment(before), Period(by)).DueAt, Is.EqualTo(Moment(at)));

    [Test]
    public void Booking_proposes_the_working_day_before_a_due_date_that_is_none()
    {
        Assert.That(Calendar.WorkingDayOnOrBefore(Date("2026-01-01")), Is.EqualTo(Date("2025-12-31")));
        Assert.That(Calendar.WorkingDayOnOrAfter(Date("2026-01-01")), Is.EqualTo(Date("2026-01-02")));
    }

    [Test]
    public void Lateness_in_working_days_does_not_count_days_off()
    {
        Assert.That(Calendar.WorkingDaysBetween(Date("2025-12-24"), Date("2025-12-29")), Is.EqualTo(1));
        Assert.That(Calendar.WorkingDaysBetween(Date("2025-12-29"), Date("2025-12-24")), Is.EqualTo(-1));
        Assert.That(Calendar.WorkingDaysBetween(Date("2015-12-24"), Date("2025-12-24")), Is.Null);
    }

    [TestCase("2026-01-05T21:00:00Z", "2026-01-06T08:00:00Z")]
    [TestCase("2026-01-06T03:00:00Z", "2026-01-06T08:00:00Z")]
    [TestCase("2026-01-06T08:00:00Z", "2026-01-06T08:00:00Z")]
    [TestCase("2026-01-06T12:00:00Z", "2026-01-06T12:00:00Z")]
    public void What_falls_into_quiet_hours_waits_for_their_end(string at, string heard) =>
        Assert.That(Calendar.AfterQuietHours(Moment(at)), Is.EqualTo(Moment(heard)));

    [TestCase("2026-01-05T09:00:00Z", true)]
    [TestCase("2026-01-05T17:00:00Z", false)]
    [TestCase("2026-01-04T12:00:00Z", false)]
    [TestCase("2015-01-05T12:00:00Z", false)]
    public void The_office_is_open_in_its_hours_on_its_days(string at, bool open) =>
        Assert.That(Calendar.IsOfficeOpen(Moment(at)), Is.EqualTo(open));

    private static LocalDate Date(string text) => LocalDatePattern.Iso.Parse(text).Value;

    private static Instant Moment(string text) => InstantPattern.ExtendedIso.Parse(text).Value;

    private static CalendarPeriod Period(string text) =>
        CalendarPeriod.TryParse(text, out var period, out var refusal) ? period : throw new ArgumentException(refusal.Message);
}
