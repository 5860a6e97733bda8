using System.Net;
using System.Text.RegularExpressions;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Notices;
using ChildProtection.Workflow.Server.Tests.Serving;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Workflow.Server.Tests.Notices;

/// <summary>What was told to somebody, on every page as a number and on one as a list.</summary>
public sealed partial class NoticePagesTests
{
    private TestServer server = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        server = await TestServer.Start(demonstration: true);
        await ProtectedFamily.On(server, "Wagtailer", "Imogen");
        await server.Services.GetRequiredService<Noticing>().Run(default);
    }

    [OneTimeTearDown]
    public async Task Stop() => await server.DisposeAsync();

    [Test]
    public async Task The_bell_counts_on_every_page_and_the_list_says_what_why_and_where()
    {
        using var worker = await server.Reader().As(server, "anwen");

        var work = await worker.Page("/work");
        var list = await worker.Page("/notices");

        Assert.That(Bell().Match(work).Groups[1].Value, Is.Not.Empty.And.EqualTo(Bell().Match(await worker.Page("/search")).Groups[1].Value));
        Assert.That(list, Does.Contain("A role was given to you: Care and support protection plan co-ordinator").And.Contain("Imogen Wagtailer").And.Contain("You were told because it is about you."));
    }

    [Test]
    public async Task A_notice_is_read_and_unread_with_one_press_and_the_bell_follows()
    {
        using var worker = await server.Reader().As(server, "anwen");
        var list = await worker.Page("/notices?show=unread");
        var before = int.Parse(Bell().Match(list).Groups[1].Value, null);
        var notice = Notice().Match(list).Groups[1].Value;

        using var read = await worker.Send("/notices", "/notices?handler=Read", ("notice", notice));
        var after = Bell().Match(await worker.Page("/notices")).Groups[1].Value;
        using var unread = await worker.Send("/notices", "/notices?handler=Unread", ("notice", notice));

        Assert.That(after, Is.EqualTo(before == 1 ? "" : $"{before - 1}"));
        Assert.That(Bell().Match(await worker.Page("/notices")).Groups[1].Value, Is.EqualTo($"{before}"));
    }

    [Test]
    public async Task An_alarm_is_taken_on_from_the_notice_of_it_and_then_waits_for_nobody()
    {
        var one = await AlarmFor("Nuthatch");
        using var manager = await server.Reader().As(server, "rhodri");
        var path = $"/cases/{one}/acknowledge";

        var list = await manager.Page("/notices");
        var key = Regex.Match(list, $"action=\"{path}\"[\\s\\S]*?name=\"key\" value=\"([^\"]+)\"").Groups[1].Value;
        using var taken = await manager.Send("/notices", path, ("key", WebUtility.HtmlDecode(key)), ("command", Guid.NewGuid().ToString()), ("back", "/notices"));
        var after = await manager.Page("/notices");

        Assert.That(key, Is.Not.Empty);
        Assert.That((taken.StatusCode, taken.Headers.Location?.ToString()), Is.EqualTo((HttpStatusCode.Redirect, "/notices")));
        Assert.That(after, Does.Contain("You have taken this on").And.Not.Contain(path));
    }

    [Test]
    public async Task Whoever_is_not_asked_has_no_button_to_take_it_on()
    {
        var one = await AlarmFor("Ouzel");
        using var worker = await server.Reader().As(server, "dafydd");

        Assert.That(await worker.Page("/notices"), Does.Not.Contain($"/cases/{one}/acknowledge"));
    }

    [Test]
    public async Task Nobody_marks_what_was_told_to_another()
    {
        using var worker = await server.Reader().As(server, "anwen");
        using var other = await server.Reader().As(server, "farah");
        var notice = Notice().Match(await worker.Page("/notices?show=unread")).Groups[1].Value;

        using var tried = await other.Send("/notices/mail", "/notices?handler=Read", ("notice", notice));

        Assert.That(tried.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Whoever_lost_the_sight_of_a_case_since_reads_no_name()
    {
        using var worker = await server.Reader().As(server, "dafydd");
        using var manager = await server.Reader().As(server, "rhodri");
        var path = await CaseForms.Open(worker, "Tegid");
        using var given = await manager.Send($"{path}/roles", null, ("command", Guid.NewGuid().ToString()), ("role", "lead_social_worker"), ("reason", "She knows the family"), ("user", (await server.User("dafydd")).UserId.ToString()));
        await server.Services.GetRequiredService<Noticing>().Run(default);
        var before = await worker.Page("/notices");
        // Moved to another team, and relieved of the case.
        using var taken = await manager.Send($"{path}/roles", null, ("command", Guid.NewGuid().ToString()), ("role", "lead_social_worker"), ("reason", "She knows the family"), ("user", (await server.User("anwen")).UserId.ToString()));
        await server.Database(async database => await database.Users.Where(user => user.SignInName == "dafydd").ExecuteUpdateAsync(user => user.SetProperty(one => one.TeamId, new TeamId(2))));

        var after = await worker.Page("/notices");

        Assert.That(before, Does.Contain("Tegid Wagtailer"));
        Assert.That(after, Does.Not.Contain("Tegid").And.Contain("A child whose file you do not see now"));
    }

    [Test]
    public async Task Whoever_has_none_reads_what_will_come()
    {
        using var worker = await server.Reader().As(server, "osian");

        Assert.That(await worker.Page("/notices"), Does.Contain("Nothing has come to you yet."));
    }

    [Test]
    public async Task Which_mails_somebody_wants_is_kept_and_what_is_wrong_is_said_at_its_field()
    {
        using var worker = await server.Reader().As(server, "leila");

        using var wrong = await worker.Send("/notices/mail", null, ("address", "leila"), ("which", "alarms"), ("quiet_from", "25:00"), ("quiet_until", "07:00"), ("language", "cy"));
        var said = await wrong.Content.ReadAsStringAsync();
        using var kept = await worker.Send("/notices/mail", null, ("address", "leila@cwm-heulog.example"), ("which", "alarms"), ("quiet_from", "20:30"), ("quiet_until", "06:00"), ("language", "cy"));
        var page = await worker.Page("/notices/mail");

        Assert.That(said, Does.Contain("href=\"#address\"").And.Contain("href=\"#quiet_from\"").And.Contain("value=\"leila\""));
        Assert.That(page, Does.Contain("leila@cwm-heulog.example").And.Contain("20:30").And.Contain("This service has not been set up to send e-mail"));
        Assert.That(page, Does.Match("value=\"alarms\" checked").And.Not.Match("value=\"morning\" checked"));
    }

    [Test]
    public async Task The_operations_page_says_that_mail_is_off()
    {
        using var reader = await server.Reader().As(server, "ffion");

        Assert.That(await reader.Page("/operations"), Does.Contain("E-mail is not set up"));
    }

    private async Task<CaseId> AlarmFor(string family)
    {
        var one = (await ProtectedFamily.On(server, family, "Elin"))[0];
        await ProtectedFamily.Alarm(server, one);
        return one;
    }

    [GeneratedRegex("href=\"/notices\">Notices(?:: (\\d+) new)?<")]
    private static partial Regex Bell();

    [GeneratedRegex("name=\"notice\" value=\"([0-9a-f-]+)\"")]
    private static partial Regex Notice();
}
