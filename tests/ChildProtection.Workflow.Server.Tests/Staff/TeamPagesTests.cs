using System.Net;
using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Server.Tests.Serving;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Workflow.Server.Tests.Staff;

/// <summary>Teams are made, called otherwise, filled and closed by whoever keeps the accounts; each change is in the journal.</summary>
public sealed class TeamPagesTests
{
    private TestServer server = null!;

    [SetUp]
    public async Task Start() => server = await TestServer.Start();

    [TearDown]
    public async Task Stop() => await server.DisposeAsync();

    [Test]
    public async Task A_team_is_made_called_otherwise_and_filled_and_the_journal_has_it()
    {
        using var administrator = await server.Reader().As(ServedAuthority.Administrator);

        using var made = await administrator.Send("/staff/teams", null, ("name", "West"));
        using var renamed = await administrator.Send("/staff/teams/3", "/staff/teams/3?handler=Rename", ("name", "West valleys"));
        using var moved = await administrator.Send("/staff/teams/1", "/staff/teams/1?handler=Move", ("people", ServedAuthority.Manager.UserId.ToString()), ("to", "3"));

        Assert.That((made.StatusCode, renamed.StatusCode, moved.StatusCode), Is.EqualTo((HttpStatusCode.Redirect, HttpStatusCode.Redirect, HttpStatusCode.Redirect)));
        Assert.That(await administrator.Page("/staff/teams"), Does.Match("West valleys[\\s\\S]*Emre Redkiteson"));
        Assert.That(await administrator.Page("/staff/changes"), Does.Contain("Team made").And.Contain("Team called otherwise").And.Contain("West valleys"));
        await server.Database(async database => Assert.That(
            await database.AdministrativeEntries.OrderBy(entry => entry.EntryId).Select(entry => entry.Act).ToListAsync(),
            Is.EqualTo(new[] { AdministrativeAct.TeamCreated, AdministrativeAct.TeamRenamed, AdministrativeAct.AccountChanged })));
    }

    [Test]
    public async Task A_team_is_closed_when_it_is_empty_and_not_before_and_is_offered_to_nobody_after()
    {
        using var administrator = await server.Reader().As(ServedAuthority.Administrator);

        using var refused = await administrator.Send("/staff/teams/2", "/staff/teams/2?handler=Close");
        var said = await refused.Content.ReadAsStringAsync();
        using var moved = await administrator.Send("/staff/teams/2", "/staff/teams/2?handler=Move", ("people", ServedAuthority.SouthWorker.UserId.ToString()), ("to", "1"));
        using var closed = await administrator.Send("/staff/teams/2", "/staff/teams/2?handler=Close");

        Assert.That(said, Does.Contain("href=\"#close\"").And.Contain("people work in it: 1"));
        Assert.That(closed.Headers.Location?.OriginalString, Is.EqualTo("/staff/teams"));
        Assert.That(await administrator.Page("/staff/teams"), Does.Contain("Closed"));
        Assert.That(await administrator.Page("/staff/new"), Does.Contain("North").And.Not.Contain("South"));
    }

    [TestCase("")]
    [TestCase("  ")]
    [TestCase("north")]
    public async Task A_name_that_is_none_or_another_s_is_not_taken(string name)
    {
        using var administrator = await server.Reader().As(ServedAuthority.Administrator);

        using var answer = await administrator.Send("/staff/teams", null, ("name", name));

        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("href=\"#name\""));
        await server.Database(async database => Assert.That(await database.Teams.CountAsync(), Is.EqualTo(2)));
    }

    [Test]
    public async Task Nobody_else_keeps_teams()
    {
        using var manager = await server.Reader().As(ServedAuthority.Manager);

        using var answer = await manager.Get("/staff/teams");

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }
}
