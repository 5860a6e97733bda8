using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Engine.Diagnostics;
using ChildProtection.Workflow.Engine.Texts;
using NodaTime;
using NodaTime.Text;

namespace ChildProtection.Workflow.Engine.Tests.Calendars;

public sealed class CalendarFileTests
{
    private const string Whole = """
        calendar: two-years
        title: { en: Two years, cy: Dwy flynedd }
        zone: Europe/London
        years: { first: 2026, last: 2027 }
        names:
          christmas: { en: Christmas Day, cy: Dydd Nadolig }
        sources:
          law: Common law holiday
        bank_holidays:
          - { on: 2026-12-25, name: christmas, source: law }
          - { on: 2027-12-27, name: christmas, source: law }
        """;

    private const string Overlay = """
        calendar: an-authority
        title: { en: An authority }
        extends: two-years
        office_hours: { from: "08:30", to: "16:30" }
        closures:
          - { on: 2026-12-29, name: { en: Closed between the holidays, cy: Ar gau rhwng y gwyliau } }
        """;

    [Test]
    public void A_calendar_is_read_from_its_file()
    {
        var calendar = Read(Whole).Find("two-years")!;

        Assert.That(calendar.Zone.Id, Is.EqualTo("Europe/London"));
        Assert.That((calendar.Data.FirstYear, calendar.Data.LastYear), Is.EqualTo((2026, 2027)));
        Assert.That(calendar.NonWorkingReason(new LocalDate(2027, 12, 27))?.Name.In(Language.Welsh), Is.EqualTo("Dydd Nadolig"));
        Assert.That(calendar.Data.OfficeHours.ToString(), Is.EqualTo("09:00 to 17:00"));
    }

    [Test]
    public void An_authority_adds_its_closure_days_and_hours_to_the_calendar_that_it_extends()
    {
        var book = Read(Overlay, Whole);
        var authority = book.Find("an-authority")!;

        Assert.That(authority.Count(new LocalDate(2026, 12, 24), CalendarPeriod.WorkingDays(2)).Date, Is.EqualTo(new LocalDate(2026, 12, 30)));
        Assert.That(book.Find("two-years")!.Count(new LocalDate(2026, 12, 24), CalendarPeriod.WorkingDays(2)).Date, Is.EqualTo(new LocalDate(2026, 12, 29)));
        Assert.That(authority.NonWorkingReason(new LocalDate(2026, 12, 29))?.Kind, Is.EqualTo(NonWorkingKind.Closure));
        Assert.That(authority.ClosureDay(new LocalDate(2026, 12, 29))?.Name.In(Language.English), Is.EqualTo("Closed between the holidays"));
        Assert.That(authority.Data.OfficeHours.ToString(), Is.EqualTo("08:30 to 16:30"));
        Assert.That(book.Names, Is.EqualTo(new[] { "an-authority", "two-years" }));
    }

    [TestCase("2025-12-31", false)]
    [TestCase("2026-01-01", true)]
    [TestCase("2029-06-01", true)]
    public void A_calendar_nears_its_end_two_years_before_the_last_day_that_it_knows(string on, bool nears)
    {
        var told = Files([Whole]).Single().NearingEnd(LocalDatePattern.Iso.Parse(on).Value);

        Assert.That(told?.Code, Is.EqualTo(nears ? DiagnosticCodes.CalendarNearsItsEnd : null));
        Assert.That(told?.Severity, Is.EqualTo(nears ? Severity.Warning : null));
    }

    [Test]
    public void The_calendar_of_an_authority_ends_with_the_one_that_it_extends()
    {
        Assert.That(Files([Overlay]).Single().NearingEnd(new LocalDate(2027, 1, 1)), Is.Null);
        Assert.That(Read(Overlay, Whole).Find("an-authority")!.Data.NearsItsEnd(new LocalDate(2027, 1, 1)), Is.True);
    }

    [Test]
    public void The_version_of_a_calendar_is_that_of_its_text_whatever_the_line_ends()
    {
        var version = Read(Whole).Find("two-years")!.Version;

        Assert.That(Read(Whole.ReplaceLineEndings("\r\n")).Find("two-years")!.Version, Is.EqualTo(version));
        Assert.That(Read(Whole.Replace("12-27", "12-28")).Find("two-years")!.Version, Is.Not.EqualTo(version));
        Assert.That(Read(Whole, Overlay).Find("an-authority")!.Version, Does.StartWith(version + "+"));
    }

    [TestCase("calendar: a: b", DiagnosticCodes.CalendarNotYaml, "c.yaml:1:12")]
    [TestCase("- a", DiagnosticCodes.CalendarShape, "c.yaml:1:1")]
    [TestCase("", DiagnosticCodes.CalendarShape, "c.yaml:1:1")]
    public void A_text_that_is_no_calendar_is_refused(string text, string code, string place)
    {
        var found = CalendarFile.Parse(text, "c.yaml").Diagnostics.Single();

        Assert.That((found.Code, found.Place.ToString()), Is.EqualTo((code, place)));
    }

    [TestCase("zone: Europe/London", "", DiagnosticCodes.CalendarKeyMissing, "1:1", "'zone' is missing")]
    [TestCase("zone:", "zone: Europe/London\nzone:", DiagnosticCodes.CalendarNotYaml, "4:1", "not YAML")]
    [TestCase("names:", "holiday_names: {}\nnames:", DiagnosticCodes.CalendarKeyUnknown, "5:1", "no key 'holiday_names'")]
    [TestCase("title: {", "titel: x\ntitle: {", DiagnosticCodes.CalendarKeyUnknown, "2:1", "Did you mean 'title'?")]
    [TestCase("{ en: Two years, cy: Dwy flynedd }", "Two years", DiagnosticCodes.CalendarShape, "2:8", "Keys and values belong here")]
    [TestCase("2026-12-25", "25/12/2026", DiagnosticCodes.CalendarNotADate, "10:11", "'25/12/2026' is not a date")]
    [TestCase("2026-12-25", "2026-02-30", DiagnosticCodes.CalendarNotADate, "10:11", "'2026-02-30' is not a date")]
    [TestCase("2027-12-27", "2028-12-25", DiagnosticCodes.CalendarDateOutsideYears, "11:11", "outside the years 2026 to 2027")]
    [TestCase("2027-12-27", "2026-12-25", DiagnosticCodes.CalendarDateTwice, "11:11", "listed twice")]
    [TestCase("name: christmas, source: law }\n  -", "name: chrismas, source: law }\n  -", DiagnosticCodes.CalendarNameUnknown, "10:29", "Did you mean 'christmas'?")]
    [TestCase("source: law }\n  -", "source: custom }\n  -", DiagnosticCodes.CalendarNameUnknown, "10:48", "'custom' is not listed under sources")]
    [TestCase("Europe/London", "Europe/Londn", DiagnosticCodes.CalendarZoneUnknown, "3:7", "Did you mean 'Europe/London'?")]
    [TestCase("names:", "office_hours: { from: \"9\", to: \"17:00\" }\nnames:", DiagnosticCodes.CalendarHours, "5:23", "'9' is not a time of day")]
    [TestCase("names:", "office_hours: { from: \"17:00\", to: \"09:00\" }\nnames:", DiagnosticCodes.CalendarHours, "5:15", "end before they start")]
    [TestCase("names:", "weekend: [saterday]\nnames:", DiagnosticCodes.CalendarWeekdayUnknown, "5:11", "Did you mean 'saturday'?")]
    [TestCase("first: 2026", "first: 26", DiagnosticCodes.CalendarYears, "4:17", "'26' is not a year")]
    [TestCase("first: 2026, last: 2027", "first: 2027, last: 2026", DiagnosticCodes.CalendarYears, "4:8", "no years of a calendar")]
    [TestCase("last: 2027", "last: 2028", DiagnosticCodes.CalendarYearEmpty, "4:8", "No bank holiday of 2028")]
    public void What_is_wrong_in_a_calendar_is_told_with_its_place(string good, string bad, string code, string place, string words)
    {
        var at = Whole.IndexOf(good, StringComparison.Ordinal);
        var text = Whole[..at] + bad + Whole[(at + good.Length)..];

        var (file, diagnostics) = CalendarFile.Parse(text, "c.yaml");

        Assert.That(file, Is.Null);
        Assert.That(diagnostics[0].ToString(), Does.StartWith($"c.yaml:{place}: error {code}: ").And.Contains(words));
    }

    [Test]
    public void A_holiday_on_a_weekend_is_doubted_but_kept()
    {
        var (file, diagnostics) = CalendarFile.Parse(Whole.Replace("2027-12-27", "2027-12-25"), "c.yaml");

        Assert.That(file, Is.Not.Null);
        Assert.That(diagnostics.Single().ToString(), Does.StartWith("c.yaml:11:11: warning CPW0115: Saturday 25 December 2027 is a weekend"));
    }

    [Test]
    public void A_calendar_over_the_limit_is_refused_unread()
    {
        var text = new string(' ', CalendarFile.FileLengthMax + 1);

        Assert.That(CalendarFile.Parse(text, "c.yaml").Diagnostics.Single().Code, Is.EqualTo(DiagnosticCodes.CalendarTooLong));
    }

    [Test]
    public void Two_calendars_of_one_name_are_refused() =>
        Assert.That(Refusals(Whole, Whole), Is.EqualTo(new[] { DiagnosticCodes.CalendarNamedTwice }));

    [Test]
    public void A_calendar_that_extends_none_is_refused() =>
        Assert.That(Refusals(Overlay), Is.EqualTo(new[] { DiagnosticCodes.CalendarBaseUnknown }));

    [Test]
    public void A_calendar_that_extends_an_extension_is_refused() =>
        Assert.That(
            Refusals(Whole, Overlay, Overlay.Replace("calendar: an-authority", "calendar: a-team").Replace("extends: two-years", "extends: an-authority")),
            Is.EqualTo(new[] { DiagnosticCodes.CalendarBaseUnknown }));

    [Test]
    public void A_closure_outside_the_years_of_the_calendar_extended_is_refused() =>
        Assert.That(Refusals(Whole, Overlay.Replace("2026-12-29", "2029-12-29")), Is.EqualTo(new[] { DiagnosticCodes.CalendarDateOutsideYears }));

    [Test]
    public void An_authority_cannot_change_the_bank_holidays()
    {
        var (_, diagnostics) = CalendarFile.Parse(Overlay + "\nbank_holidays: []", "c.yaml");

        Assert.That(diagnostics.Single().Code, Is.EqualTo(DiagnosticCodes.CalendarBaseOnly));
    }

    private static CalendarBook Read(params string[] texts)
    {
        var (book, diagnostics) = CalendarBook.Of(Files(texts));
        Assert.That(diagnostics, Is.Empty);
        return book!;
    }

    private static IEnumerable<string> Refusals(params string[] texts) =>
        CalendarBook.Of(Files(texts)).Diagnostics.Select(diagnostic => diagnostic.Code);

    private static IEnumerable<CalendarFile> Files(string[] texts) => texts.Select(text =>
    {
        var (file, diagnostics) = CalendarFile.Parse(text, "c.yaml");
        Assert.That(diagnostics, Is.Empty);
        return file!;
    });
}
