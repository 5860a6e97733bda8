using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Server.Demonstration;
using ChildProtection.Workflow.Server.Tests.Serving;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Text;

namespace ChildProtection.Workflow.Server.Tests.RegisterKeeping;

/// <summary>The register as its custodian reads it: entries, changes with what was before, counts as of a day, and what waits.</summary>
public sealed partial class RegisterPagesTests
{
    private TestServer server = null!;
    private CaseId entered;
    private LocalDate enteredOn;
    private LocalDate amendedOn;
    private (int AsEntered, int AsAmended) neglectBefore;
    private (int AsEntered, int AsAmended) neglectAfter;

    [OneTimeSetUp]
    public async Task Start()
    {
        server = await TestServer.Start(demonstration: true);
        entered = await ProtectedFamily.WithoutCategory(server, "Avocet", "Nia");
        enteredOn = Today();
        await server.Services.GetRequiredService<DemonstrationDesk>().Move(ClockMove.WorkingDay, new AuthorityId(1), default);
        amendedOn = Today();
        using var custodian = await server.Reader().As(server, "cledwyn");
        neglectBefore = await Neglected();
        using var chair = await server.Reader().As(server, "bronwen");
        using var named = await chair.Send(
            $"/cases/{entered}/tasks/name_categories", null, ("command", Guid.NewGuid().ToString()), ("q.on.which", "today"), ("q.categories", "neglect"));
        Assert.That(named.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await named.Content.ReadAsStringAsync());
        neglectAfter = await Neglected();

        async Task<(int AsEntered, int AsAmended)> Neglected() => ((await Counts(custodian, enteredOn)).Neglect, (await Counts(custodian, amendedOn)).Neglect);
    }

    [OneTimeTearDown]
    public async Task Stop() => await server.DisposeAsync();

    [Test]
    [Covers("O38", "O39", "K9")]
    public async Task The_custodian_reads_every_entry_that_stands_with_its_category_and_who_leads()
    {
        using var custodian = await server.Reader().As(server, "cledwyn");

        var page = await custodian.Page("/register");

        var standing = 0;
        await server.Database(async database => standing = await database.RegisterEntries.CountAsync(
            row => row.ToDate == null && !database.Restrictions.Any(kept => kept.ChildId == row.ChildId && kept.LiftedAt == null)));
        Assert.That(EntryLink().Count(page[page.IndexOf("id=\"entries\"", StringComparison.Ordinal)..]), Is.EqualTo(standing));
        Assert.That(page, Does.Contain("The child protection register").And.Contain("Nia Avocet").And.Contain("Neglect").And.Contain("Anwen Candlemere"));
        Assert.That(page, Does.Contain("data-print"));
    }

    [Test]
    [Covers("O35", "O39")]
    public async Task An_entry_shows_what_it_was_before_each_change_and_that_it_is_not_confirmed()
    {
        using var custodian = await server.Reader().As(server, "cledwyn");

        var page = await custodian.Page(await EntryOf(entered));

        Assert.That(page, Does.Contain("Category changed from No category to Neglect.").And.Contain("Entered. Category: No category."));
        Assert.That(page, Does.Contain("Not confirmed yet"));
    }

    [Test]
    [Covers("O38")]
    public async Task What_is_changed_later_is_counted_as_it_was_on_the_day_asked_for()
    {
        using var custodian = await server.Reader().As(server, "cledwyn");

        Assert.That((await Counts(custodian, enteredOn)).Full, Is.EqualTo(await Stood(enteredOn)));
        Assert.That(neglectAfter, Is.EqualTo((neglectBefore.AsEntered, neglectBefore.AsAmended + 1)), "no category was named until the day after");
    }

    [Test]
    [Covers("T45", "O37d")]
    public async Task Entries_to_confirm_and_children_reported_missing_stand_before_all_else()
    {
        using var worker = await server.Reader().As(server, "anwen");
        using var missing = await worker.Send(
            $"/cases/{entered}/actions/report_missing", null, ("command", Guid.NewGuid().ToString()), ("q.on.which", "today"), ("q.on.time", "00:00"), ("q.circumstances", "left school at noon"));
        Assert.That(missing.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await missing.Content.ReadAsStringAsync());
        using var custodian = await server.Reader().As(server, "cledwyn");

        var page = await custodian.Page("/register");

        var waiting = page[page.IndexOf("id=\"waiting\"", StringComparison.Ordinal)..page.IndexOf("id=\"counts\"", StringComparison.Ordinal)];
        var parts = waiting.Split("<h3");
        Assert.That(parts.Single(part => part.Contains("Children reported missing", StringComparison.Ordinal)), Does.Contain("Nia Avocet"));
        Assert.That(parts.Single(part => part.Contains("Entries to check and confirm", StringComparison.Ordinal)), Does.Contain("Nia Avocet"));
    }

    [Test]
    [Covers("Y2", "T43")]
    public async Task A_temporary_entry_whose_time_has_passed_is_named_as_such_and_among_the_temporary_ones()
    {
        CaseId stay = new(Guid.NewGuid());
        await server.Database(async database =>
        {
            var like = await database.RegisterEntries.AsNoTracking().FirstAsync(row => row.CaseId == entered);
            var other = (await ProtectedFamily.On(server, "Dotterel", "Idris"))[0];
            stay = other;
            await database.RegisterEntries.Where(row => row.CaseId == other).ExecuteUpdateAsync(set => set.SetProperty(row => row.Kind, "temporary"));
            database.Breaches.Add(new StoredBreach { AuthorityId = like.AuthorityId, CaseId = other, BreachKey = "a", Name = "stay_here_becomes_permanent", DueAt = Instant.FromUtc(2026, 1, 5, 17, 0) });
            await database.SaveChangesAsync();
        });
        using var custodian = await server.Reader().As(server, "cledwyn");

        var page = await custodian.Page("/register?show=temporary");

        Assert.That(page, Does.Contain("Temporary entries past their time").And.Contain("Idris Dotterel").And.Contain("Past its time").And.Not.Contain("Nia Avocet</a><span"));
        Assert.That(page, Does.Contain(await EntryOf(stay)));
    }

    [Test]
    public async Task Ended_entries_are_kept_and_say_why_they_ended()
    {
        using var custodian = await server.Reader().As(server, "cledwyn");

        var page = await custodian.Page("/register?show=ended");

        var ended = 0;
        await server.Database(async database => ended = await database.RegisterEntries.CountAsync(row => row.ToDate != null && row.EndReason != "entered_in_error"));
        Assert.That(ended, Is.Positive, "the sample has some");
        Assert.That(EntryLink().Count(page[page.IndexOf("id=\"entries\"", StringComparison.Ordinal)..]), Is.EqualTo(ended));
    }

    [Test]
    public async Task Looking_at_the_list_is_logged_as_a_search_and_at_an_entry_as_a_look_at_the_child()
    {
        var kept = (await ProtectedFamily.On(server, "Plover", "Gwion"))[0];
        using var board = await server.Reader().As(server, "padma");
        var user = (await server.User("padma")).UserId;

        await board.Page("/register");
        var page = await board.Page(await EntryOf(kept));

        await server.Database(async database =>
        {
            var look = await database.CaseLooks.SingleAsync(row => row.CaseId == kept && row.UserId == user);
            Assert.That(look.Ground, Is.EqualTo(CaseGround.Register));
            Assert.That(look.Parts, Is.EqualTo(CasePart.Register));
            Assert.That(await database.Searches.AnyAsync(row => row.SearchedBy == user && row.Asked.StartsWith("register current")));
        });
        Assert.That(page, Does.Contain("The file is open to those who work with the child.").And.Not.Contain($"href=\"/cases/{kept}\""));
    }

    [Test]
    public async Task A_restricted_child_is_in_no_list_no_count_and_behind_no_address_for_whoever_is_not_named()
    {
        var hidden = (await ProtectedFamily.On(server, "Curlew", "Mabli"))[0];
        using var custodian = await server.Reader().As(server, "cledwyn");
        var (entry, before) = (await EntryOf(hidden), await Counts(custodian, amendedOn));
        var born = LocalDatePattern.Iso.Format(Today().PlusYears(-9));
        using var senior = await server.Reader().As(server, "gwenllian");
        using var set = await senior.Send(
            "/restricted/new", null, ("given", "Mabli"), ("family", "Curlew"), ("born", born), ("ground", "StaffFamily"), ("reason", "A cousin works here in the North team."),
            ("readers", (await server.User("iolo")).UserId.ToString()), ("review", LocalDatePattern.Iso.Format(Today().PlusDays(60))));
        Assert.That(set.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await set.Content.ReadAsStringAsync());

        var page = await custodian.Page("/register");
        using var refused = await custodian.Get(entry);

        Assert.That((await Counts(custodian, amendedOn)).Full, Is.EqualTo(before.Full - 1));
        Assert.That(page, Does.Not.Contain("Mabli"));
        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await senior.Page("/register"), Does.Contain("Mabli Curlew"));
    }

    [TestCase("anwen")]
    [TestCase("mei")]
    [TestCase("hedd")]
    public async Task Nobody_else_opens_it(string who)
    {
        using var reader = await server.Reader().As(server, who);

        using var refused = await reader.Get("/register");

        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    [Covers("K9", "K18")]
    public async Task In_England_it_is_the_list_of_children_with_a_plan_with_the_categories_of_England()
    {
        await using var england = await TestServer.Start(demonstration: true, settings: ("Samples:Folder", SampleFolder()));
        using var custodian = await england.Reader().As(england, "theo");

        var page = await custodian.Page("/register");

        Assert.That(page, Does.Contain("The list of children with a child protection plan").And.Contain("Neglect").And.Not.Contain("Financial abuse"));
        Assert.That(page, Does.Contain(">Children with plans<").And.Contain(">Enquiries about plans<").And.Not.Contain("egister<"), "nothing of it is called the register");
        Assert.That(await custodian.Page("/register/enquiries/new"), Does.Contain("Search the list").And.Not.Contain("the register"));
    }

    private static string SampleFolder([CallerFilePath] string thisFile = "") => Path.Combine(Path.GetDirectoryName(thisFile)!, "sample");

    private LocalDate Today() => server.Services.GetRequiredService<IClock>().GetCurrentInstant().InUtc().Date;

    private async Task<string> EntryOf(CaseId one)
    {
        var path = "";
        await server.Database(async database => path = $"/register/{one}/{(await database.RegisterEntries.SingleAsync(row => row.CaseId == one)).EntryId}");
        return path;
    }

    /// <summary>Children whose entry had begun by the end of that day and not ended.</summary>
    private async Task<int> Stood(LocalDate day)
    {
        var children = 0;
        await server.Database(async database => children = (await database.RegisterEntries.AsNoTracking()
            .Where(row => row.Kind == "full" && row.EndReason != "entered_in_error" && !database.Restrictions.Any(kept => kept.ChildId == row.ChildId && kept.LiftedAt == null)).ToListAsync())
            .Where(row => row.FromDate <= day && (row.ToDate is not { } to || to > day)).DistinctBy(row => row.ChildId).Count());
        return children;
    }

    private static async Task<(int Full, int Neglect)> Counts(Reader reader, LocalDate day)
    {
        var page = await reader.Page($"/register?on={LocalDatePattern.Iso.Format(day)}");
        return (int.Parse(FullCount().Match(page).Groups[1].Value, CultureInfo.InvariantCulture), int.Parse(NeglectCount().Match(page).Groups[1].Value, CultureInfo.InvariantCulture));
    }

    [GeneratedRegex("href=\"/register/[0-9a-f-]{36}/")]
    private static partial Regex EntryLink();

    [GeneratedRegex("data-count=\"full\">([0-9]+)<")]
    private static partial Regex FullCount();

    [GeneratedRegex("Neglect</th>\\s*<td[^>]*>([0-9]+)<")]
    private static partial Regex NeglectCount();
}
