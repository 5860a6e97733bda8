using System.Net;
using System.Text.RegularExpressions;
using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Server.Demonstration;
using ChildProtection.Workflow.Server.Tests.Serving;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace ChildProtection.Workflow.Server.Tests.Absences;

/// <summary>Saying that somebody is away, naming who covers, and what each of them then sees.</summary>
public sealed partial class AbsencePagesTests
{
    private TestServer server = null!;

    private LocalDate Today => server.Services.GetRequiredService<ICalendarLibrary>().Default(new AuthorityId(1)).DateOf(server.Services.GetRequiredService<IClock>().GetCurrentInstant());

    [OneTimeSetUp]
    public async Task Start() => server = await TestServer.Start(demonstration: true);

    [OneTimeTearDown]
    public async Task Stop() => await server.DisposeAsync();

    [SetUp]
    public Task NobodyIsAway() => server.Database(database => database.Absences.ExecuteDeleteAsync());

    [Test]
    public async Task An_absence_without_cover_stands_on_the_managers_list_until_somebody_is_named()
    {
        using var worker = await server.Reader().As(server, "anwen");
        using var manager = await server.Reader().As(server, "rhodri");
        var path = await Away(worker, Today, Today.PlusDays(3));

        var before = await manager.Page("/work");
        using var named = await Name(manager, path, "dafydd", Today, Today.PlusDays(3));
        var after = await manager.Page("/work");

        Assert.That(before, Does.Contain("Nobody covers on these days").And.Contain(path).And.Contain("is away until").And.Contain("Anwen Candlemere is away: nobody covers"));
        Assert.That(named.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(after, Does.Not.Contain("Nobody covers on these days").And.Not.Contain("nobody covers"));
    }

    [Test]
    public async Task Whoever_covers_has_the_work_on_their_list_by_name_and_opens_the_case()
    {
        var caseOfAnwen = await CaseOfAnwen();
        using var cover = await server.Reader().As(server, "seren");
        using var worker = await server.Reader().As(server, "anwen");
        using (var before = await cover.Get($"/cases/{caseOfAnwen}"))
        {
            Assert.That(before.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        }
        using var named = await Name(worker, await Away(worker, Today, Today.PlusDays(3)), "seren", Today, Today.PlusDays(3));

        var list = await cover.Page("/work?show=all");
        var shown = await cover.Page($"/cases/{caseOfAnwen}");

        Assert.That(list, Does.Contain("You cover for Anwen Candlemere until").And.Contain("Cover for Anwen Candlemere"));
        Assert.That(shown, Does.Contain("you see to the work of Anwen Candlemere"));
        await server.Database(async database =>
        {
            var seren = (await server.User("seren")).UserId;
            var looks = await database.CaseLooks.Where(look => look.CaseId == caseOfAnwen && look.UserId == seren).ToListAsync();
            Assert.That(looks.Select(look => look.Ground), Is.EqualTo(new[] { CaseGround.Cover }), "the look is in the log with its ground");
        });
    }

    [Test]
    public async Task A_list_can_be_narrowed_to_whoever_is_away_and_is_whole_again_when_they_are_back()
    {
        using var cover = await server.Reader().As(server, "dafydd");
        using var worker = await server.Reader().As(server, "anwen");
        var path = await Away(worker, Today, Today.PlusDays(3));
        using var named = await Name(worker, path, "dafydd", Today, Today.PlusDays(3));
        var anwen = (await server.User("anwen")).UserId;

        var narrowed = await cover.Page($"/work?whose={anwen}");
        using var back = await worker.Send(path, $"{path}?handler=Back", [("revision", "2"), .. Day("back", Today)]);
        var after = await cover.Page($"/work?whose={anwen}");

        Assert.That(Regex.Count(narrowed, "Cover for Anwen Candlemere"), Is.EqualTo(Regex.Count(narrowed, "<article class=\"cpw-card")).And.GreaterThan(0));
        Assert.That(back.Headers.Location?.OriginalString, Is.EqualTo("/absences"), "back on the first day: not away at all");
        Assert.That(Regex.Count(after, "<article class=\"cpw-card"), Is.GreaterThan(0), "a choice that fits nothing any longer hides nothing");
    }

    [Test]
    public async Task The_page_says_what_the_absence_touches_in_figures_and_names_no_child()
    {
        await ProtectedFamily.On(server, "Wayfarer", "Imogen");
        using var manager = await server.Reader().As(server, "rhodri");
        using var keeper = await server.Reader().As(server, "hedd");
        var anwen = (await server.User("anwen")).UserId.ToString();
        using var recorded = await manager.Send("/absences/record", null, [("command", Guid.NewGuid().ToString()), ("user", anwen), .. Day("from", Today.PlusDays(1)), .. Day("to", Today.PlusDays(20))]);

        var page = await keeper.Page(recorded.Headers.Location!.OriginalString);

        Assert.That(page, Does.Match(@"Open cases in which they hold a role: [1-9]").And.Match(@": \d+ due"));
        await server.Database(async database =>
        {
            foreach (var child in await database.Children.ToListAsync())
            {
                Assert.That(page, Does.Not.Contain($"{child.GivenName} {child.FamilyName}"));
            }
        });
    }

    [Test]
    public async Task Who_may_cover_is_offered_with_their_load_and_their_own_absence()
    {
        using var dafydd = await server.Reader().As(server, "dafydd");
        _ = await Away(dafydd, Today.PlusDays(1), Today.PlusDays(2));
        using var worker = await server.Reader().As(server, "anwen");

        var page = await worker.Page(await Away(worker, Today, Today.PlusDays(3)));

        var offered = Option().Matches(page).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value)).ToList();
        Assert.That(offered, Has.Some.Match(@"^Leila Brightmoor \(Social worker; open cases: \d+\)$").And.Some.Match(@"^Dafydd Kestrelton .*, away .* to "));
        Assert.That(offered, Has.None.Contains("Mei Copperfold").And.None.Contains("Anwen Candlemere"));
    }

    [Test]
    public async Task What_was_typed_wrongly_is_said_at_its_field_and_nothing_is_lost()
    {
        using var worker = await server.Reader().As(server, "anwen");

        using var answer = await worker.Send("/absences/record", null, [("command", Guid.NewGuid().ToString()), ("from.day", "31"), ("from.month", "2"), ("from.year", "2026"), .. Day("to", Today)]);
        var page = await answer.Content.ReadAsStringAsync();

        Assert.That(page, Does.Contain("href=\"#from.day\"").And.Contain("value=\"31\""));
    }

    [Test]
    public async Task Whoever_stands_outside_finds_no_absence()
    {
        using var worker = await server.Reader().As(server, "anwen");
        using var other = await server.Reader().As(server, "leila");
        var path = await Away(worker, Today, Today.PlusDays(3));

        using var found = await other.Get(path);

        Assert.That(found.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await other.Page("/absences"), Does.Not.Contain("Anwen Candlemere"));
    }

    [Test]
    public async Task Each_change_stands_in_the_journal_of_administration_with_the_names_of_people()
    {
        using var worker = await server.Reader().As(server, "anwen");
        using var keeper = await server.Reader().As(server, "hedd");
        using var named = await Name(worker, await Away(worker, Today, Today.PlusDays(3)), "dafydd", Today, Today.PlusDays(3));

        var page = await keeper.Page("/staff/changes");

        Assert.That(page, Does.Contain("Absence recorded: Anwen Candlemere").And.Contain("Cover: Dafydd Kestrelton (before: Nobody yet)"));
    }

    [Test]
    public async Task On_the_return_the_list_points_to_what_happened_meanwhile_until_it_was_read()
    {
        using var worker = await server.Reader().As(server, "anwen");
        using var manager = await server.Reader().As(server, "rhodri");
        var caseOfAnwen = await CaseOfAnwen();
        await CaseForms.DecideReferral(manager, $"/cases/{caseOfAnwen}");
        var path = await Away(worker, Today, Today.PlusDays(1));
        await server.Services.GetRequiredService<DemonstrationClock>().Move(Duration.FromDays(3), CancellationToken.None);

        var list = await worker.Page("/work?show=all");
        var digest = await worker.Page($"{path}/digest");
        using var others = await manager.Get($"{path}/digest");
        using var read = await worker.Send($"{path}/digest", null);
        var after = await worker.Page("/work");

        Assert.That(list, Does.Contain("You were away:").And.Contain($"{path}/digest"));
        Assert.That(digest, Does.Contain("Tegid Wagtailer").And.Contain("Decide on the referral").And.Match(@"On your list now: \d+\. Overdue: \d+"));
        Assert.That(others.StatusCode, Is.EqualTo(HttpStatusCode.NotFound), "it is their own");
        Assert.That(after, Does.Not.Contain("You were away:"));
    }

    private static (string Name, string Value)[] Day(string field, LocalDate day) => [($"{field}.day", $"{day.Day}"), ($"{field}.month", $"{day.Month}"), ($"{field}.year", $"{day.Year}")];

    private static async Task<string> Away(Reader reader, LocalDate from, LocalDate to)
    {
        using var recorded = await reader.Send("/absences/record", null, [("command", Guid.NewGuid().ToString()), .. Day("from", from), .. Day("to", to)]);
        Assert.That(recorded.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        return recorded.Headers.Location!.OriginalString;
    }

    private async Task<HttpResponseMessage> Name(Reader reader, string path, string cover, LocalDate from, LocalDate to) =>
        await reader.Send(path, null, [("revision", "1"), ("cover", (await server.User(cover)).UserId.ToString()), .. Day("from", from), .. Day("to", to)]);

    /// <summary>A new case of the North team that Anwen leads.</summary>
    private async Task<CaseId> CaseOfAnwen()
    {
        using var worker = await server.Reader().As(server, "anwen");
        using var manager = await server.Reader().As(server, "rhodri");
        var path = await CaseForms.Open(worker, "Tegid");
        using var assigned = await manager.Send(
            $"{path}/roles", null, ("command", Guid.NewGuid().ToString()), ("role", "lead_social_worker"), ("reason", "She knows the family"), ("user", (await server.User("anwen")).UserId.ToString()));
        return CaseId.Parse(path["/cases/".Length..], null);
    }

    [GeneratedRegex("<option[^>]*>([^<]+)</option>")]
    private static partial Regex Option();
}
