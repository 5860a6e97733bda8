using System.Net;
using System.Text.Json;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Server.Tests.Serving;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Workflow.Server.Tests.Agencies;

/// <summary>Who says which agencies work with a child, and what follows from it.</summary>
public sealed class AgenciesPageTests
{
    private const string Health = "riverside-health";
    private const string School = "hillside-school";

    private TestServer server = null!;

    [OneTimeSetUp]
    public async Task Start() => server = await TestServer.Start(demonstration: true);

    [TearDown]
    public Task LetAllAgenciesHaveNotices() =>
        server.Database(database => database.Agencies.ExecuteUpdateAsync(set => set.SetProperty(row => row.Active, true)));

    [OneTimeTearDown]
    public async Task Stop() => await server.DisposeAsync();

    [Test]
    public async Task An_agency_that_a_worker_relates_to_the_child_is_told_from_then_on()
    {
        using var worker = await server.Reader().As(server, "anwen");
        using var manager = await server.Reader().As(server, "rhodri");
        var path = await CaseForms.Open(worker, "Mabli");
        await CaseForms.DecideReferral(manager, path);

        using var related = await worker.Send($"{path}/agencies", $"{path}/agencies?handler=Begin", ("agency", School));
        await CaseForms.HoldStrategyDiscussion(manager, path);

        Assert.That(related.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(await worker.Page(path), Does.Contain("Hillside School"));
        Assert.That(await Told(path), Is.EqualTo(new[] { School }));
    }

    [Test]
    public async Task Who_said_that_an_agency_works_with_the_child_stays_on_the_page_and_the_administrator_sees_it_without_the_childs_name()
    {
        using var worker = await server.Reader().As(server, "anwen");
        using var administrator = await server.Reader().As(server, "hedd");
        var path = await CaseForms.Open(worker, "Gwawr", Health);
        using var related = await worker.Send($"{path}/agencies", $"{path}/agencies?handler=Begin", ("agency", School));
        using var ended = await worker.Send($"{path}/agencies", $"{path}/agencies?handler=End", ("agency", Health));

        var (page, changes) = (await worker.Page($"{path}/agencies"), await administrator.Page($"/staff/changes?person={(await server.User("anwen")).UserId}"));

        Assert.That(page, Does.Contain("Hillside School works with the child").And.Contain("Riverside health visitors and school nurses no longer works with the child").And.Contain("Anwen Candlemere"));
        Assert.That(changes, Does.Match("Hillside School works with child [0-9a-f-]{36}").And.Match("no longer works with child [0-9a-f-]{36}").And.Not.Contain("Gwawr"));
    }

    [Test]
    public async Task An_agency_whose_relation_is_ended_is_told_nothing_more_from_the_same_day_on()
    {
        using var worker = await server.Reader().As(server, "anwen");
        using var manager = await server.Reader().As(server, "rhodri");
        var path = await CaseForms.Open(worker, "Mabli", Health, School);
        await CaseForms.DecideReferral(manager, path);

        using var ended = await worker.Send($"{path}/agencies", $"{path}/agencies?handler=End", ("agency", School));
        await CaseForms.HoldStrategyDiscussion(manager, path);

        Assert.That(ended.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(await worker.Page(path), Does.Not.Contain("Hillside School"));
        Assert.That(await Told(path), Is.EqualTo(new[] { Health }));
    }

    [Test]
    public async Task An_agency_that_an_operator_makes_inactive_is_told_nothing_and_the_case_says_so()
    {
        using var worker = await server.Reader().As(server, "anwen");
        using var manager = await server.Reader().As(server, "rhodri");
        using var keeper = await server.Reader().As(server, "ffion");
        var path = await CaseForms.Open(worker, "Mabli", Health, School);
        await CaseForms.DecideReferral(manager, path);

        using var stopped = await keeper.Send("/operations", "/operations?handler=Agency", ("agency", School), ("active", "false"));
        await CaseForms.HoldStrategyDiscussion(manager, path);

        Assert.That(await keeper.Page("/operations"), Does.Contain("The agency takes no notices from now on").And.Contain("Let it have notices again"));
        Assert.That(await worker.Page(path), Does.Match("<strong>Hillside School</strong>(?:(?!</li>)[\\s\\S])*takes no notices"));
        Assert.That(await Told(path), Is.EqualTo(new[] { Health }));
    }

    [Test]
    public async Task An_agency_that_is_not_there_or_takes_no_notices_cannot_be_related()
    {
        using var worker = await server.Reader().As(server, "anwen");
        var path = await CaseForms.Open(worker, "Mabli");
        await server.Database(database => database.Agencies.Where(row => row.AgencyId == new AgencyId(School)).ExecuteUpdateAsync(set => set.SetProperty(row => row.Active, false)));

        var (unknown, inactive) = (await Ask(worker, HttpMethod.Put, path, "nobody-there"), await Ask(worker, HttpMethod.Put, path, School));

        Assert.That((unknown.Status, inactive.Status), Is.EqualTo((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity)));
        Assert.That(inactive.Body, Does.Contain("CPW5105"));
    }

    [Test]
    public async Task The_api_relates_an_agency_and_ends_it_and_a_repeat_changes_nothing()
    {
        using var worker = await server.Reader().As(server, "anwen");
        var path = await CaseForms.Open(worker, "Mabli");

        var first = await Ask(worker, HttpMethod.Put, path, Health);
        var again = await Ask(worker, HttpMethod.Put, path, Health);
        var related = await Agencies(worker, path);
        var ended = await Ask(worker, HttpMethod.Delete, path, Health);

        Assert.That((first.Status, again.Status, ended.Status), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK)));
        Assert.That(related, Is.EqualTo(new[] { Health }));
        Assert.That(await Agencies(worker, path), Is.Empty);
    }

    [Test]
    public async Task A_case_of_another_team_has_no_agencies_page_and_a_chair_may_relate_nobody()
    {
        using var worker = await server.Reader().As(server, "anwen");
        using var other = await server.Reader().As(server, "seren");
        using var chair = await server.Reader().As(server, "bronwen");
        var path = await CaseForms.Open(worker, "Mabli");

        using var theirs = await other.Get($"{path}/agencies");
        using var page = await chair.Get($"{path}/agencies");

        Assert.That((theirs.StatusCode, page.StatusCode), Is.EqualTo((HttpStatusCode.NotFound, HttpStatusCode.Forbidden)));
        Assert.That((await Ask(other, HttpMethod.Put, path, Health)).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await Ask(chair, HttpMethod.Put, path, Health)).Status, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    /// <summary>The agencies to which notices of the case were stored, each once.</summary>
    private async Task<string[]> Told(string path)
    {
        var id = CaseId.Parse(path.Split('/')[^1], null);
        string[] told = [];
        await server.Database(async database => told = await database.Outbox.Where(row => row.CaseId == id).Select(row => row.Recipient).Distinct().OrderBy(each => each).ToArrayAsync());
        return told;
    }

    private static async Task<IEnumerable<string?>> Agencies(Reader reader, string path) =>
        [.. JsonDocument.Parse(await reader.Page($"/api/v1{path}")).RootElement.GetProperty("agencies").EnumerateArray().Select(agency => agency.GetProperty("agency").GetString())];

    private static async Task<(HttpStatusCode Status, string Body)> Ask(Reader reader, HttpMethod method, string path, string agency)
    {
        using var request = new HttpRequestMessage(method, $"/api/v1{path}/agencies/{agency}");
        using var response = await reader.Ask(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
