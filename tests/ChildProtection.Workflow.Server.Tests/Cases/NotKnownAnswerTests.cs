using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using ChildProtection.Workflow.Server.Tests.Serving;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Workflow.Server.Tests.Cases;

/// <summary>Whoever cannot answer a required question says why: never refused, shown and counted.</summary>
public sealed class NotKnownAnswerTests
{
    private const string Because = "A colleague had spoken with the school that morning.";

    private TestServer server = null!;

    [OneTimeSetUp]
    public async Task Start() => server = await TestServer.Start(demonstration: true);

    [OneTimeTearDown]
    public async Task Stop() => await server.DisposeAsync();

    [Test]
    public async Task A_visit_of_which_nobody_knows_whether_it_was_announced_is_kept_with_the_reason_shown_and_counted()
    {
        var one = (await ProtectedFamily.On(server, "Marigold", "Efa"))[0];
        using var worker = await server.Reader().As(server, "anwen");
        var form = await worker.Page($"/cases/{one}/actions/record_visit");

        using var sent = await worker.Send($"/cases/{one}/actions/record_visit", null, [("command", Guid.NewGuid().ToString()), .. Answers("q."), ("q.announced.not_known", Because)]);
        var file = await worker.Page($"/cases/{one}/file");
        var history = await worker.Page($"/cases/{one}/history");
        using var manager = await server.Reader().As(server, "rhodri");
        var counted = await manager.Page("/overrides");

        Assert.That(form, Does.Contain("id=\"q.announced.not_known\"").And.Not.Contain("id=\"q.place.not_known\""), "a fact may not be known; where one was is known");
        Assert.That(sent.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(file, Does.Contain($"Not known: {Because}"));
        Assert.That(history, Does.Contain("Not known: Was it announced").And.Contain(Because));
        Assert.That(counted, Does.Contain("Required answers that were not known").And.Contain("Was it announced").And.Contain("North team").And.Not.Contain(Because));
    }

    [Test]
    public async Task Answered_and_not_known_is_asked_again_and_both_are_kept_on_the_page()
    {
        var one = (await ProtectedFamily.On(server, "Nettlefold", "Gwen"))[0];
        using var worker = await server.Reader().As(server, "anwen");

        using var sent = await worker.Send(
            $"/cases/{one}/actions/record_visit", null, [("command", Guid.NewGuid().ToString()), .. Answers("q."), ("q.announced", "yes"), ("q.announced.not_known", Because)]);
        var html = await sent.Content.ReadAsStringAsync();

        Assert.That(sent.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(html, Does.Contain("href=\"#q.announced.not_known\"").And.Contain("or say why it is not known").And.Contain(Because));
        Assert.That(Regex.Match(html, "<input[^>]*name=\"q\\.announced\"[^>]*value=\"yes\"[^>]*>").Value, Does.Contain("checked"));
    }

    [Test]
    public async Task What_is_shared_by_brothers_and_sisters_is_not_known_for_each_of_them()
    {
        var cases = await ProtectedFamily.On(server, "Oleander", "Ina", "Jac");
        using var worker = await server.Reader().As(server, "anwen");
        var each = cases.SelectMany(one => Answers($"child.{one}.q.").Where(answer => !answer.Name.EndsWith("which", StringComparison.Ordinal)).Append(($"child.{one}.included", "yes")));

        using var sent = await worker.Send(
            $"/cases/{cases[0]}/actions/record_visit/together", null,
            [("command", Guid.NewGuid().ToString()), ("q.on.which", "today"), ("q.visitor", "lead_worker"), ("q.place", "home"), ("q.announced.not_known", Because), .. each]);

        Assert.That(sent.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        foreach (var one in cases)
        {
            Assert.That(await worker.Page($"/cases/{one}/file"), Does.Contain($"Not known: {Because}"));
        }
    }

    [Test]
    public async Task A_program_says_so_too()
    {
        var one = (await ProtectedFamily.On(server, "Primrose", "Kit"))[0];
        using var worker = await server.Reader().As(server, "anwen");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/cases/{one}/actions/record_visit")
        {
            Content = JsonContent.Create(new
            {
                answers = new { visitor = "lead_worker", place = "home", announced = new { not_known = Because }, seen = true, engaged = true, alone = "alone", life_change = "same", kept_from_harm = "not_known" },
            }),
        };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());

        using var sent = await worker.Ask(request);
        var stored = string.Empty;
        await server.Database(async database => stored = (await database.Records.SingleAsync(row => row.CaseId == one && row.List == "visit")).Fields);

        Assert.That(sent.StatusCode, Is.EqualTo(HttpStatusCode.OK), await sent.Content.ReadAsStringAsync());
        Assert.That(stored, Does.Match("\"announced\": ?\\{\"not_known\": ?\"A colleague"));
    }

    private static IEnumerable<(string Name, string Value)> Answers(string prefix) =>
    [
        ($"{prefix}on.which", "today"), ($"{prefix}visitor", "lead_worker"), ($"{prefix}place", "home"), ($"{prefix}seen", "yes"), ($"{prefix}engaged", "yes"),
        ($"{prefix}alone", "alone"), ($"{prefix}life_change", "same"), ($"{prefix}kept_from_harm", "not_known"),
    ];
}
