using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Engine.Texts;

namespace ChildProtection.Workflow.Engine.Tests.Calendars;

public sealed class CalendarPeriodTests
{
    [TestCase("10 working days", 10, PeriodUnit.WorkingDays)]
    [TestCase("1 working day", 1, PeriodUnit.WorkingDays)]
    [TestCase("2 weeks", 2, PeriodUnit.Weeks)]
    [TestCase("28 days", 28, PeriodUnit.Days)]
    [TestCase("3 months", 3, PeriodUnit.Months)]
    [TestCase("18 years", 18, PeriodUnit.Years)]
    [TestCase("2 hours", 2, PeriodUnit.Hours)]
    [TestCase("4 office hours", 4, PeriodUnit.OfficeHours)]
    [TestCase("30 minutes", 30, PeriodUnit.Minutes)]
    [TestCase("0 days", 0, PeriodUnit.Days)]
    public void A_period_is_read_as_people_write_it_and_written_as_it_was_read(string text, int amount, PeriodUnit unit)
    {
        Assert.That(CalendarPeriod.TryParse(text, out var period, out _), Is.True);

        Assert.That(period, Is.EqualTo(new CalendarPeriod(amount, unit)));
        Assert.That(period.ToString(), Is.EqualTo(text));
    }

    [TestCase("same day", PeriodUnit.Days)]
    [TestCase("same working day", PeriodUnit.WorkingDays)]
    public void The_same_day_is_a_period_of_none(string text, PeriodUnit unit)
    {
        Assert.That(CalendarPeriod.TryParse(text, out var period, out _), Is.True);

        Assert.That(period, Is.EqualTo(new CalendarPeriod(0, unit)));
    }

    [TestCase("")]
    [TestCase("10")]
    [TestCase(" days")]
    [TestCase("ten days")]
    [TestCase("-1 days")]
    [TestCase("1.5 days")]
    [TestCase("10 fortnights")]
    [TestCase("10  days")]
    [TestCase("10 Working Days")]
    [TestCase("٣ days")]
    public void A_text_that_is_no_period_is_refused_by_code(string text)
    {
        Assert.That(CalendarPeriod.TryParse(text, out _, out var refusal), Is.False);

        Assert.That(refusal!.Code, Is.EqualTo(CalendarRefusal.NotAPeriod));
    }

    [TestCase("100001 days")]
    [TestCase("99999999999999999999 working days")]
    public void A_period_over_the_limit_is_refused_by_code(string text)
    {
        Assert.That(CalendarPeriod.TryParse(text, out _, out var refusal), Is.False);

        Assert.That(refusal!.Code, Is.EqualTo(CalendarRefusal.PeriodTooLong));
    }

    [Test]
    public void Every_unit_and_amount_reads_back_as_it_was_written()
    {
        foreach (var unit in Enum.GetValues<PeriodUnit>())
        {
            foreach (var amount in new[] { 0, 1, 2, 3, 17, CalendarPeriod.AmountMax })
            {
                var period = new CalendarPeriod(amount, unit);

                Assert.That(CalendarPeriod.TryParse(period.ToString(), out var read, out _), Is.True);
                Assert.That(read, Is.EqualTo(period));
            }
        }
    }

    [TestCase("10 working days", "10 diwrnod gwaith")]
    [TestCase("2 days", "2 ddiwrnod")]
    [TestCase("2 months", "2 fis")]
    [TestCase("18 years", "18 mlynedd")]
    [TestCase("3 years", "3 blynedd")]
    [TestCase("4 office hours", "4 awr swyddfa")]
    public void A_period_is_said_in_Welsh(string english, string welsh)
    {
        CalendarPeriod.TryParse(english, out var period, out _);

        Assert.That(period.In(Language.Welsh), Is.EqualTo(welsh));
    }

    [TestCase(-1)]
    [TestCase(CalendarPeriod.AmountMax + 1)]
    public void An_amount_outside_the_limits_is_a_bug(int amount) =>
        Assert.That(() => new CalendarPeriod(amount, PeriodUnit.Days), Throws.TypeOf<ArgumentOutOfRangeException>());
}
