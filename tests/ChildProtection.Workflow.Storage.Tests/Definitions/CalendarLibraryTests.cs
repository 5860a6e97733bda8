using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Storage.Definitions;
using ChildProtection.Workflow.Storage.Registration;
using ChildProtection.Workflow.Storage.Tests.Databases;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Tests.Definitions;

internal sealed class CalendarLibraryTests(DatabaseProvider provider) : OnBothDatabases(provider)
{
    private const string Whole = """
        calendar: two-years
        title: { en: Two years }
        zone: Europe/London
        years: { first: 2026, last: 2027 }
        names:
          christmas: { en: Christmas, cy: Y Nadolig }
        sources:
          law: Common law holiday
        bank_holidays:
          - { on: 2026-12-25, name: christmas, source: law }
          - { on: 2027-12-27, name: christmas, source: law }
        """;

    private const string Own = """
        calendar: an-authority
        title: { en: An authority }
        extends: two-years
        closures:
          - { on: 2026-12-29, name: { en: Closed, cy: Ar gau } }
        """;

    private static readonly LocalDate Eve = new(2026, 12, 24);

    private string _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateDirectory(Path.Combine(Directory.CreateTempSubdirectory("cpw-calendars-").FullName, "calendars")).FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(Path.GetDirectoryName(_folder)!, recursive: true);

    [Test]
    public async Task A_calendar_that_applied_once_is_found_by_its_version_when_another_applies()
    {
        var first = await Kept(Whole, Own);
        var second = await Kept(
            Whole.Replace("2026-12-25, name", "2026-12-28, name", StringComparison.Ordinal),
            Own.Replace("2026-12-29", "2026-12-30", StringComparison.Ordinal));

        foreach (var name in new[] { "two-years", "an-authority" })
        {
            var (before, now) = (first.Find(CaseSteps.Authority, name), second.Find(CaseSteps.Authority, name));
            var found = second.Find(CaseSteps.Authority, name, before.Version);

            Assert.That(found!.Version, Is.EqualTo(before.Version).And.Not.EqualTo(now.Version));
            Assert.That(found.Count(Eve, CalendarPeriod.WorkingDays(2)).Date, Is.EqualTo(before.Count(Eve, CalendarPeriod.WorkingDays(2)).Date));
            Assert.That(second.Find(CaseSteps.Authority, name, now.Version), Is.SameAs(now));
            Assert.That(second.Find(CaseSteps.Authority, name, before.Version), Is.SameAs(found), "read once");
        }
    }

    [Test]
    public async Task A_version_that_never_applied_here_is_no_calendar()
    {
        var library = await Kept(Whole, Own);
        var own = library.Find(CaseSteps.Authority, "an-authority").Version;

        Assert.That(library.Find(CaseSteps.Authority, "two-years", "0123456789abcdef"), Is.Null);
        Assert.That(library.Find(CaseSteps.Authority, "two-years", own), Is.Null);
        Assert.That(library.Find(CaseSteps.Authority, "elsewhere", own), Is.Null);
    }

    [Test]
    public async Task Calendars_kept_again_are_kept_once()
    {
        await Kept(Whole, Own);
        await Kept(Whole, Own);

        await using var database = Database.CreateDbContext();
        Assert.That(await database.Calendars.Select(row => row.Name).ToListAsync(), Is.EquivalentTo(new[] { "two-years", "an-authority" }));
    }

    /// <summary>An installation started with those files.</summary>
    private async Task<CalendarLibrary> Kept(string whole, string own)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "two-years.yaml"), whole);
        await File.WriteAllTextAsync(Path.Combine(_folder, "an-authority.yaml"), own);
        var folder = WorkflowFolder.Holding(Path.GetDirectoryName(_folder)!)!;
        var (book, found) = folder.Calendars();
        Assert.That(book, Is.Not.Null, string.Join('\n', found));
        var library = new CalendarLibrary(book!, Database);
        await library.Keep(folder, default);
        return library;
    }
}
