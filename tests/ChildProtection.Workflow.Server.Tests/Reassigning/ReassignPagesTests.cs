using System.Net;
using System.Text.RegularExpressions;
using ChildProtection.Workflow.Server.Tests.Serving;

namespace ChildProtection.Workflow.Server.Tests.Reassigning;

/// <summary>A manager gives children to somebody else on the page: seen before it happens, with one reason, and taken back.</summary>
public sealed class ReassignPagesTests
{
    private TestServer server = null!;

    [OneTimeSetUp]
    public async Task Start() => server = await TestServer.Start(demonstration: true);

    [OneTimeTearDown]
    public async Task Stop() => await server.DisposeAsync();

    [Test]
    public async Task Children_are_given_with_a_reason_that_the_case_shows_and_taken_back()
    {
        var caseId = (await ProtectedFamily.On(server, "Wagtailer", "Imogen"))[0];
        using var manager = await server.Reader().As(server, "rhodri");
        var (from, to) = ((await server.User("anwen")).UserId.ToString(), (await server.User("leila")).UserId.ToString());
        var (form, page, pick) = (Guid.NewGuid().ToString(), $"/team-tasks/reassign?from={from}&to={to}", $"{caseId}|lead_social_worker");

        var seen = await manager.Page(page);
        using var without = await manager.Send(page, "/team-tasks/reassign", ("id", form), ("from", from), ("to", to), ("pick", pick), ("reason", ""));
        var said = await without.Content.ReadAsStringAsync();
        using var given = await manager.Send(page, "/team-tasks/reassign", ("id", form), ("from", from), ("to", to), ("pick", pick), ("reason", "Anwen leads too many"));
        var made = await manager.Page(given.Headers.Location!.OriginalString);
        var shown = await manager.Page($"/cases/{caseId}");
        using var undone = await manager.Send(given.Headers.Location!.OriginalString, $"{given.Headers.Location!.OriginalString}?handler=Undo");
        var after = await manager.Page(given.Headers.Location!.OriginalString);

        Assert.That(seen, Does.Contain("Imogen Wagtailer: Care and support protection plan co-ordinator").And.Match("Leila Brightmoor</th>"));
        Assert.That(said, Does.Contain("href=\"#reason\""));
        Assert.That(given.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(made, Does.Contain("Roles given: 1, from Anwen Candlemere to Leila Brightmoor, by Rhodri Larkmead").And.Contain("Anwen leads too many"));
        Assert.That(shown, Does.Contain("Lead worker over time").And.Contain("Why: Anwen leads too many"));
        Assert.That(after, Does.Contain("Taken back by Rhodri Larkmead"));
    }

    [Test]
    public async Task What_it_would_come_to_is_shown_for_what_is_ticked_and_gives_nothing_yet()
    {
        var cases = await ProtectedFamily.On(server, "Whimbrel", "Ianto", "Mared");
        using var manager = await server.Reader().As(server, "rhodri");
        var (from, to) = ((await server.User("anwen")).UserId.ToString(), (await server.User("leila")).UserId.ToString());
        var (page, pick) = ($"/team-tasks/reassign?from={from}&to={to}", $"{cases[0]}|lead_social_worker");

        using var previewed = await manager.Send(
            page, "/team-tasks/reassign?handler=Preview", ("id", Guid.NewGuid().ToString()), ("from", from), ("to", to), ("pick", pick), ("reason", "Anwen leads too many"));
        var shown = await previewed.Content.ReadAsStringAsync();

        Assert.That(previewed.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(shown, Does.Match($"value=\"{Regex.Escape(pick)}\"[^>]*checked").And.Not.Match($"value=\"{Regex.Escape($"{cases[1]}|lead_social_worker")}\"[^>]*checked"));
        Assert.That(shown, Does.Contain("Anwen leads too many"));
        Assert.That(await manager.Page($"/cases/{cases[0]}"), Does.Not.Contain("Why: Anwen leads too many"));
    }

    [Test]
    public async Task What_was_typed_in_the_address_and_is_nobody_shows_an_empty_choice()
    {
        using var manager = await server.Reader().As(server, "rhodri");

        Assert.That(await manager.Page($"/team-tasks/reassign?from={Guid.NewGuid()}&to=x"), Does.Not.Contain("name=\"pick\""));
    }
}
