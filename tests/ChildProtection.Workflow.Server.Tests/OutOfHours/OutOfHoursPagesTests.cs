using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Server.Tests.Serving;

namespace ChildProtection.Workflow.Server.Tests.OutOfHours;

/// <summary>The page of those on duty at night, a child's safety summary, and the handover on the case page by day.</summary>
public sealed class OutOfHoursPagesTests
{
    private TestServer server = null!;
    private CaseId caseId;

    [OneTimeSetUp]
    public async Task Start()
    {
        server = await TestServer.Start(demonstration: true);
        caseId = (await ProtectedFamily.On(server, "Wagtailer", "Imogen"))[0];
        await Missing(caseId);
    }

    [OneTimeTearDown]
    public async Task Stop() => await server.DisposeAsync();

    [Test]
    public async Task The_night_is_handed_over_from_the_list_to_the_case_page_of_the_day()
    {
        using var duty = await server.Reader().As(server, "farah");
        using var worker = await server.Reader().As(server, "anwen");

        var list = await duty.Page("/out-of-hours");
        var summary = await duty.Page($"/cases/{caseId}/safety");
        using var empty = await duty.Send($"/cases/{caseId}/safety", null, ("note", Guid.NewGuid().ToString()), ("words", "short"));
        using var sent = await duty.Send($"/cases/{caseId}/safety", null, ("note", Guid.NewGuid().ToString()), ("words", "Her aunt rang at two: all is well."));

        Assert.That(list, Does.Contain($"/cases/{caseId}/safety").And.Contain("Imogen Wagtailer"));
        Assert.That(summary, Does.Contain("Anwen Candlemere").And.Contain("Rhodri Larkmead").And.Contain("No danger is flagged."));
        Assert.That(await empty.Content.ReadAsStringAsync(), Does.Contain("href=\"#words\"").And.Contain("short</textarea>"));
        Assert.That(sent.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(await worker.Page($"/cases/{caseId}"), Does.Contain("Handed over from the night by Farah Windfallow").And.Contain("Her aunt rang at two: all is well."));
        Assert.That(await duty.Page("/out-of-hours"), Does.Contain("Her aunt rang at two: all is well."));
    }

    [Test]
    public async Task An_alarm_of_the_night_is_taken_on_from_the_list_by_whom_it_asks_and_a_child_who_is_missing_stands_first()
    {
        var one = (await ProtectedFamily.On(server, "Redshank", "Twm"))[0];
        await ProtectedFamily.Alarm(server, one);
        using var senior = await server.Reader().As(server, "gwenllian");
        using var duty = await server.Reader().As(server, "farah");

        var list = await senior.Page("/out-of-hours");
        var summary = await senior.Page($"/cases/{one}/safety");
        var others = await duty.Page("/out-of-hours");
        var key = Regex.Match(list, $"action=\"/cases/{one}/acknowledge\"[\\s\\S]*?name=\"key\" value=\"([^\"]+)\"").Groups[1].Value;
        using var taken = await senior.Send("/out-of-hours", $"/cases/{one}/acknowledge", ("key", WebUtility.HtmlDecode(key)), ("command", Guid.NewGuid().ToString()), ("back", "/out-of-hours"));
        var after = await senior.Page("/out-of-hours");

        Assert.That(list.IndexOf("Imogen Wagtailer", StringComparison.Ordinal), Is.GreaterThan(0).And.LessThan(list.IndexOf("Twm Redshank", StringComparison.Ordinal)), "a missing child before an alarm");
        Assert.That(summary, Does.Contain($"action=\"/cases/{one}/acknowledge\""));
        Assert.That(others, Does.Contain("Twm Redshank").And.Not.Contain($"/cases/{one}/acknowledge"), "the duty worker sees it and is not asked to own it");
        Assert.That(taken.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(after, Does.Contain("You have taken this on").And.Not.Contain($"/cases/{one}/acknowledge"));
    }

    [Test]
    public async Task Whoever_is_not_on_duty_has_neither_the_list_nor_a_summary()
    {
        using var worker = await server.Reader().As(server, "anwen");

        using var list = await worker.Get("/out-of-hours");
        using var summary = await worker.Get($"/cases/{caseId}/safety");

        Assert.That((list.StatusCode, summary.StatusCode), Is.EqualTo((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)));
    }

    /// <summary>Nobody knows where the child is: reported by the worker, as it is.</summary>
    private async Task Missing(CaseId one)
    {
        using var worker = await server.Reader().As(server, "anwen");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/cases/{one}/actions/report_missing")
        {
            Content = JsonContent.Create(new { answers = new { circumstances = "Did not come home from school." } }),
        };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        using var sent = await worker.Ask(request);
        Assert.That(sent.StatusCode, Is.EqualTo(HttpStatusCode.OK), await sent.Content.ReadAsStringAsync());
    }
}
