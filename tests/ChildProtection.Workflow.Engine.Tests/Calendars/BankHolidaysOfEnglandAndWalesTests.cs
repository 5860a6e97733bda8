using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Engine.Texts;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Tests.Calendars;

/// <summary>The shipped dates against the rules of the law, worked out here by another road.</summary>
public sealed class BankHolidaysOfEnglandAndWalesTests
{
    private static readonly WorkingCalendar Calendar = ShippedCalendar.EnglandAndWales;

    [Test]
    public void Every_bank_holiday_of_every_year_is_in_the_file_and_no_other([Range(2016, 2036)] int year)
    {
        var listed = Calendar.Data.BankHolidays.Where(holiday => holiday.Date.Year == year).Select(holiday => holiday.Date);

        Assert.That(listed, Is.EquivalentTo(ByLaw(year)));
    }

    [Test]
    public void Every_bank_holiday_has_a_source_and_a_name_in_both_languages() =>
        Assert.That(
            Calendar.Data.BankHolidays,
            Is.All.Matches<BankHoliday>(holiday => holiday.Source.Length > 0 && new[] { "en", "cy" }.All(language => holiday.Name.ByLanguage.GetValueOrDefault(language) is { Length: > 0 })));

    [Test]
    public void The_dates_that_are_not_yet_proclaimed_say_that_they_are_computed() =>
        Assert.That(
            Calendar.Data.BankHolidays.Where(holiday => holiday.Date.Year >= 2029).Select(holiday => holiday.Source),
            Is.All.Contains("omputed"));

    // As published, for the years in which a weekend moved Christmas or New Year.
    [TestCase(2016, 12, 27, "Christmas Day (substitute day)")]
    [TestCase(2017, 1, 2, "New Year's Day (substitute day)")]
    [TestCase(2020, 12, 28, "Boxing Day (substitute day)")]
    [TestCase(2021, 12, 27, "Christmas Day (substitute day)")]
    [TestCase(2021, 12, 28, "Boxing Day (substitute day)")]
    [TestCase(2022, 1, 3, "New Year's Day (substitute day)")]
    [TestCase(2022, 12, 27, "Christmas Day (substitute day)")]
    [TestCase(2023, 1, 2, "New Year's Day (substitute day)")]
    [TestCase(2026, 12, 28, "Boxing Day (substitute day)")]
    [TestCase(2027, 12, 28, "Boxing Day (substitute day)")]
    [TestCase(2028, 1, 3, "New Year's Day (substitute day)")]
    [TestCase(2032, 12, 27, "Christmas Day (substitute day)")]
    [TestCase(2033, 1, 3, "New Year's Day (substitute day)")]
    public void A_substitute_day_says_what_it_stands_for(int year, int month, int day, string name) =>
        Assert.That(Calendar.BankHoliday(new LocalDate(year, month, day))?.Name.In(Language.English), Is.EqualTo(name));

    [TestCase(2020, 5, 4)]
    [TestCase(2022, 5, 30)]
    public void A_holiday_that_was_moved_left_its_usual_day_a_working_day(int year, int month, int day) =>
        Assert.That(Calendar.IsWorkingDay(new LocalDate(year, month, day)), Is.True);

    private static HashSet<LocalDate> ByLaw(int year)
    {
        var easter = Easter(year);
        var days = new HashSet<LocalDate>
        {
            easter.PlusDays(-2), easter.PlusDays(1), Monday(year, 5, first: true), Monday(year, 5, first: false), Monday(year, 8, first: false),
        };
        // Each falls on the first weekday from its own day on that no other holiday of the same season has taken.
        foreach (var own in new[] { new LocalDate(year, 1, 1), new LocalDate(year, 12, 25), new LocalDate(year, 12, 26) })
        {
            if (own.DayOfWeek < IsoDayOfWeek.Saturday)
            {
                days.Add(own);
            }
        }
        foreach (var own in new[] { new LocalDate(year, 1, 1), new LocalDate(year, 12, 25), new LocalDate(year, 12, 26) })
        {
            var kept = own;
            while (own.DayOfWeek >= IsoDayOfWeek.Saturday && (kept.DayOfWeek >= IsoDayOfWeek.Saturday || days.Contains(kept)))
            {
                kept = kept.PlusDays(1);
            }
            days.Add(kept);
        }
        Proclaimed(year, days);
        return days;
    }

    private static void Proclaimed(int year, HashSet<LocalDate> days)
    {
        switch (year)
        {
            case 2020:
                days.Remove(new LocalDate(2020, 5, 4));
                days.Add(new LocalDate(2020, 5, 8));
                break;
            case 2022:
                days.Remove(new LocalDate(2022, 5, 30));
                days.UnionWith([new LocalDate(2022, 6, 2), new LocalDate(2022, 6, 3), new LocalDate(2022, 9, 19)]);
                break;
            case 2023:
                days.Add(new LocalDate(2023, 5, 8));
                break;
        }
    }

    private static LocalDate Monday(int year, int month, bool first)
    {
        var days = Enumerable.Range(1, CalendarSystem.Iso.GetDaysInMonth(year, month)).Select(day => new LocalDate(year, month, day));
        var mondays = days.Where(day => day.DayOfWeek == IsoDayOfWeek.Monday);
        return first ? mondays.First() : mondays.Last();
    }

    // The Sunday after the paschal full moon: golden number and epact, as Clavius gave it.
    private static LocalDate Easter(int year)
    {
        var golden = (year % 19) + 1;
        var century = (year / 100) + 1;
        var droppedLeapYears = (3 * century / 4) - 12;
        var epact = ((11 * golden) + 20 + (((8 * century) + 5) / 25) - 5 - droppedLeapYears) % 30;
        if ((epact == 25 && golden > 11) || epact == 24)
        {
            epact++;
        }
        var fullMoon = new LocalDate(year, 3, 1).PlusDays(44 - epact - 1 + (44 - epact < 21 ? 30 : 0));
        return fullMoon.With(DateAdjusters.Next(IsoDayOfWeek.Sunday));
    }
}
