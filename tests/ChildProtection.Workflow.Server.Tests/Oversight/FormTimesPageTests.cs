using System.Net;
using ChildProtection.Workflow.Cases.FormTimes;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Tests.Serving;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Workflow.Server.Tests.Oversight;

/// <summary>How long forms take, for those who answer for the forms.</summary>
public sealed class FormTimesPageTests
{
    private TestServer server = null!;

    [OneTimeSetUp]
    public async Task Start() => server = await TestServer.Start(demonstration: true);

    [OneTimeTearDown]
    public async Task Stop() => await server.DisposeAsync();

    [Test]
    public async Task A_form_that_was_sent_is_counted_and_by_nobodys_name()
    {
        var one = (await ProtectedFamily.On(server, "Ivydene", "Zoe"))[0];
        var path = $"/cases/{one}/actions/record_unsuccessful_visit";
        using var worker = await server.Reader().As(server, "anwen");
        var page = await worker.Page(path);

        using var sent = await worker.Send(
            path, null, ("command", Guid.NewGuid().ToString()), ("draft", Hidden(page, "draft")), ("q.on.which", "today"), ("q.on.time", "00:00"), ("q.suspicion", "no"));

        Assert.That(sent.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await sent.Content.ReadAsStringAsync());
        await server.Database(async database =>
        {
            var rows = await database.FormTimes.Where(row => row.Form == "actions/record_unsuccessful_visit").ToListAsync();
            Assert.That(rows.Select(row => row.Times), Is.EqualTo(new[] { 1 }));
            Assert.That(rows[0].Step, Is.GreaterThan(0).And.LessThanOrEqualTo(60), "sent within the minute");
        });
    }

    [Test]
    public async Task The_administrator_reads_within_what_time_half_were_sent_and_nothing_of_too_few()
    {
        var (times, month) = (server.Services.GetRequiredService<IFormTimes>(), server.Services.GetRequiredService<WallClock>().Today().ToYearMonth());
        for (var sent = 0; sent < FormTime.SaidFrom; sent++)
        {
            await times.Count(new AuthorityId(1), "tasks/decide_referral", month, 240, default);
        }
        await times.Count(new AuthorityId(1), "tasks/hold_strategy_discussion", month, 240, default);
        using var administrator = await server.Reader().As(server, "hedd");

        var html = await administrator.Page("/form-times");

        Assert.That(html, Does.Match("Decide on the referral[\\s\\S]*?4 min[\\s\\S]*?Hold the strategy discussion[\\s\\S]*?too few to say"));
    }

    [Test]
    public async Task Nobody_else_reads_it()
    {
        using var manager = await server.Reader().As(server, "rhodri");

        using var turnedAway = await manager.Get("/form-times");

        Assert.That(turnedAway.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    private static string Hidden(string html, string name) => WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Match(html, $"name=\"{name}\" value=\"([^\"]*)\"").Groups[1].Value);
}
