using System.Net;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Server.Tests.Serving;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using NodaTime.Text;

namespace ChildProtection.Workflow.Server.Tests.Oversight;

/// <summary>A file restricted by one senior person on the page, answered for by two, and lifted by the second; and who is told of what those do who keep accounts.</summary>
public sealed class RestrictedPagesTests
{
    private const string Why = "Her aunt works in the South team and has asked after the file.";

    private TestServer server = null!;
    private StoredChild child = null!;
    private string path = "";

    [OneTimeSetUp]
    public async Task Start()
    {
        server = await TestServer.Start(demonstration: true);
        await server.Database(async database =>
        {
            var one = await database.Cases.OrderBy(row => row.CaseId).FirstAsync(row => row.TeamId == new TeamId(1) && row.MainState.StartsWith("open.main.protected"));
            child = await database.Children.SingleAsync(row => row.ChildId == one.ChildId);
            path = $"/cases/{one.CaseId}";
        });
    }

    [OneTimeTearDown]
    public async Task Stop() => await server.DisposeAsync();

    [Test, Order(1)]
    public async Task Without_a_second_person_on_the_list_nothing_is_restricted()
    {
        using var senior = await server.Reader().As(server, "gwenllian");

        using var answer = await Restrict(senior);

        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("Somebody else who may lift the restriction has to be on the list"));
        Assert.That(await senior.Page("/restricted"), Does.Contain("You answer for no restricted file."));
    }

    [Test, Order(2)]
    public async Task One_senior_person_restricts_the_file_and_the_other_is_told()
    {
        using var senior = await server.Reader().As(server, "gwenllian");
        using var other = await server.Reader().As(server, "iolo");
        using var manager = await server.Reader().As(server, "nerys");

        using var set = await Restrict(senior, ("readers", (await server.User("iolo")).UserId.ToString()));
        using var absent = await manager.Get(path);

        Assert.Multiple(async () =>
        {
            Assert.That(set.Headers.Location?.ToString(), Is.EqualTo($"/restricted/{child.ChildId}"));
            Assert.That(absent.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That(await other.Page("/work"), Does.Contain("Notices about restricted files to answer: 1"));
            Assert.That(await other.Page($"/restricted/{child.ChildId}"), Does.Contain("Gwenllian Stonecropper restricted this file").And.Contain(Why));
            Assert.That(await other.Page(path), Does.Contain("This file is restricted to named people."));
        });
    }

    [Test, Order(3)]
    public async Task Whoever_restricted_it_asks_that_it_be_lifted_and_the_other_lifts_it()
    {
        using var senior = await server.Reader().As(server, "gwenllian");
        using var other = await server.Reader().As(server, "iolo");
        var page = $"/restricted/{child.ChildId}";

        using var asked = await senior.Send(page, $"{page}?handler=Ask", ("reason", "The aunt works elsewhere now."));
        using var self = await senior.Send(page, $"{page}?handler=Lift");
        using var lifted = await other.Send(page, $"{page}?handler=Lift");
        using var gone = await other.Get(page);

        Assert.Multiple(async () =>
        {
            Assert.That(await self.Content.ReadAsStringAsync(), Does.Contain("A second person has to do this."));
            Assert.That(lifted.Headers.Location?.ToString(), Is.EqualTo("/restricted"));
            Assert.That(gone.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        });
    }

    [Test]
    public async Task What_somebody_looked_at_is_found_by_their_name_and_that_it_was_asked_is_found_too()
    {
        using var worker = await server.Reader().As(server, "anwen");
        await worker.Page(path);
        using var auditor = await server.Reader().As(server, "ceri");

        var looks = await auditor.Page($"/looks/person?user={(await server.User("anwen")).UserId}");
        var readings = await auditor.Page("/looks/readings");

        Assert.That(looks, Does.Contain($"{path}/looks"));
        Assert.That(readings, Does.Contain("Ceri Plumbridge, what Anwen Candlemere looked at"));
    }

    [Test]
    public async Task Whoever_keeps_accounts_gives_nobody_a_right_in_silence()
    {
        using var administrator = await server.Reader().As(server, "hedd");
        using var kept = await administrator.Send(
            "/staff/new", null, ("name", "Second Hedd"), ("sign_in_name", "second.hedd"), ("roles", "team_manager"), ("team", "1"), ("password", "a long first password"));
        using var head = await server.Reader().As(server, "iolo");

        var told = await head.Page("/work");
        var rights = await head.Page("/looks/rights");

        Assert.That(kept.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(told, Does.Contain("Changes of accounts and rights to look at: 1"));
        Assert.That(rights, Does.Contain("Second Hedd").And.Contain("Hedd Inkpenny"));
        Assert.That(await head.Page("/work"), Does.Not.Contain("Changes of accounts and rights to look at"));
    }

    [Test]
    public async Task Nobody_keeps_accounts_and_sees_cases()
    {
        using var administrator = await server.Reader().As(server, "hedd");

        using var answer = await administrator.Send(
            "/staff/new", null, ("name", "Both Hands"), ("sign_in_name", "both.hands"), ("roles", "team_manager"), ("roles", "administrator"), ("team", "1"), ("password", "a long first password"));

        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("choose roles of one kind"));
    }

    [TestCase("//evil.example")]
    [TestCase("/\\evil.example")]
    [TestCase("https://evil.example/")]
    [TestCase("/%0d%0aSet-Cookie:x=y")]
    [TestCase("javascript:alert(1)")]
    public async Task Nobody_is_sent_away_from_here_by_a_link(string back)
    {
        using var reader = server.Reader();

        using var answer = await reader.Get($"/language/cy?back={back}");

        var to = answer.Headers.Location?.ToString() ?? "";
        Assert.That(to, Is.EqualTo("/").Or.StartWith("/%0D%0A").Or.EqualTo(""));
        Assert.That(answer.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.Any(cookie => cookie.StartsWith("x=", StringComparison.Ordinal)), Is.False);
    }

    [TestCase("record=../../etc/passwd")]
    [TestCase("language=%00")]
    [TestCase("record=x&language=zz-ZZ-%F0%9F%98%80")]
    public async Task A_forged_copy_of_a_document_is_not_there_and_breaks_nothing(string query)
    {
        using var manager = await server.Reader().As(server, "rhodri");
        using var answer = await manager.Get($"{path}/documents/no_such_document?{query}");

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    private Task<HttpResponseMessage> Restrict(Reader by, params (string Name, string Value)[] more) => by.Send("/restricted/new", null,
    [
        ("given", child.GivenName), ("family", child.FamilyName), ("born", LocalDatePattern.Iso.Format(child.BornOn ?? child.ExpectedOn!.Value)),
        ("ground", "StaffFamily"), ("reason", Why), ("review", Soon()), .. more,
    ]);

    private string Soon()
    {
        var clock = (NodaTime.IClock)server.Services.GetService(typeof(NodaTime.IClock))!;
        return LocalDatePattern.Iso.Format(clock.GetCurrentInstant().InUtc().Date.PlusDays(60));
    }
}
