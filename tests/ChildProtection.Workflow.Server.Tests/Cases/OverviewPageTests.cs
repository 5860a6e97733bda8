using System.Net;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Server.Tests.Serving;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Workflow.Server.Tests.Cases;

/// <summary>The first page of a case: the child first, then what is next, the plan, who is involved, and what happens if nobody does anything.</summary>
public sealed class OverviewPageTests
{
    private TestServer server = null!;

    [OneTimeSetUp]
    public async Task Start() => server = await TestServer.Start(demonstration: true);

    [OneTimeTearDown]
    public async Task Stop() => await server.DisposeAsync();

    [Test]
    public async Task A_child_is_called_by_the_name_that_it_likes_on_every_page_and_the_full_name_stands_beside_it()
    {
        using var worker = await server.Reader().As(server, "anwen");
        var path = await CaseForms.Open(worker, "Gwenllian");

        await PutOnFile(worker, path, "known_as", ("p.name", "Gwennie"));

        Assert.That(await worker.Page(path), Does.Contain(">Gwennie Wagtailer</h1>").And.Contain("Full name: Gwenllian Wagtailer"));
        foreach (var page in new[] { "/cases", $"{path}/work", $"{path}/file", $"{path}/history", $"{path}/people/move", $"{path}/roles", $"{path}/actions/add_family_member" })
        {
            using var answer = await worker.Get(page);
            if (answer.StatusCode == HttpStatusCode.OK)
            {
                Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("Gwennie Wagtailer"), page);
            }
        }
    }

    [Test]
    public async Task A_child_is_found_by_either_name()
    {
        using var worker = await server.Reader().As(server, "anwen");
        var path = await CaseForms.Open(worker, "Bartholomew");
        await PutOnFile(worker, path, "known_as", ("p.name", "Twmi"));

        var (full, called) = (await worker.Page("/cases?name=Bartholomew"), await worker.Page("/cases?name=Twmi"));

        Assert.That(full, Does.Contain(path));
        Assert.That(called, Does.Contain(path));
    }

    [Test]
    public async Task What_the_child_said_last_stands_with_the_child_and_says_when_and_to_whom()
    {
        using var worker = await server.Reader().As(server, "anwen");
        var path = $"/cases/{(await ProtectedFamily.On(server, "Thistledown", "Cadi"))[0]}";
        using var visited = await worker.Send($"{path}/actions/record_visit", null,
            ("command", Guid.NewGuid().ToString()), ("q.on.which", "today"), ("q.visitor", "lead_worker"), ("q.place", "home"), ("q.announced", "no"), ("q.seen", "yes"), ("q.engaged", "yes"),
            ("q.alone", "alone"), ("q.life_change", "better"), ("q.kept_from_harm", "partly"), ("q.child_views", "I like it when Mam sings"));

        var page = await worker.Page(path);

        Assert.That(visited.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await visited.Content.ReadAsStringAsync());
        Assert.That(page, Does.Match("<blockquote><p>I like it when Mam sings</p></blockquote>\\s*<figcaption>[^<]+, to Anwen Candlemere [(]Visit[)]</figcaption>"));
    }

    [Test]
    public async Task Language_and_needs_stand_with_the_child_and_safe_contact_with_whoever_is_to_be_reached()
    {
        using var worker = await server.Reader().As(server, "anwen");
        var path = await CaseForms.Open(worker, "Elsi");
        await PutOnFile(worker, path, "language", ("p.language", "bsl"), ("p.interpreter", "yes"));
        await PutOnFile(worker, path, "communication", ("p.needs", "Sits where she sees faces"));
        using var joined = await worker.Send($"{path}/people/join", null,
            ("command", Guid.NewGuid().ToString()), ("given", "Marged"), ("family", "Wagtailer"), ("another", "true"), ("related", "true"), ("r.kind", "mother"), ("r.parental_responsibility", "yes"));
        Assert.That(joined.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await joined.Content.ReadAsStringAsync());

        var page = await worker.Page(path);

        Assert.That(page, Does.Contain("Sits where she sees faces").And.Contain("Marged Wagtailer").And.Contain("parental responsibility"));
        Assert.That(page.IndexOf("Sits where she sees faces", StringComparison.Ordinal), Is.LessThan(page.IndexOf("id=\"work\"", StringComparison.Ordinal)));
    }

    [Test]
    public async Task The_page_says_since_when_the_case_is_where_it_is_what_will_be_missed_and_who_will_be_told()
    {
        using var worker = await server.Reader().As(server, "anwen");
        var path = $"/cases/{(await ProtectedFamily.On(server, "Fennelling", "Macsen"))[0]}";

        var page = await worker.Page(path);
        var forecast = page[page.IndexOf("id=\"forecast\"", StringComparison.Ordinal)..];

        Assert.That(page, Does.Contain(", since "));
        Assert.That(forecast, Does.Contain("Child seen alone").And.Contain("Nobody who is responsible has heard from this child alone.").And.Contain("Team manager"));
    }

    [Test]
    public async Task The_page_asks_for_the_next_few_and_leads_to_the_rest()
    {
        using var worker = await server.Reader().As(server, "anwen");
        var path = $"/cases/{(await ProtectedFamily.On(server, "Larkspurling", "Nel"))[0]}";

        var (page, rest) = (await worker.Page(path), await worker.Page($"{path}/work"));

        Assert.That(Lines(page), Is.LessThanOrEqualTo(Server.CasePage.DueSection.FirstMax).And.LessThan(Lines(rest)));
        Assert.That(page, Does.Contain($"href=\"{path}/work\""));

        static int Lines(string html) => System.Text.RegularExpressions.Regex.Count(html, "Why this date");
    }

    private async Task PutOnFile(Reader worker, string path, string kind, params (string Name, string Value)[] parts)
    {
        var id = CaseId.Parse(path.Split('/')[^1], null);
        var child = default(ChildId);
        await server.Database(async database => child = (await database.Cases.SingleAsync(row => row.CaseId == id)).ChildId);
        using var kept = await worker.Send($"{path}/people/{child}/{kind}", null, [("command", Guid.NewGuid().ToString()), .. parts]);
        Assert.That(kept.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await kept.Content.ReadAsStringAsync());
    }
}
