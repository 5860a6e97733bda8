using System.Net;
using System.Text.RegularExpressions;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Server.Tests.Serving;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Workflow.Server.Tests.Visits;

/// <summary>Whom somebody has to see.</summary>
[Covers("W3", "W4")]
public sealed partial class VisitsPageTests
{
    private TestServer server = null!;

    [OneTimeSetUp]
    public async Task Start() => server = await TestServer.Start(demonstration: true);

    [OneTimeTearDown]
    public async Task Stop() => await server.DisposeAsync();

    [Test]
    public async Task A_child_whom_one_is_to_see_stands_on_the_sheet_with_what_a_visit_has_to_bring()
    {
        var one = (await ProtectedFamily.On(server, "Ashgrove", "Lili"))[0];
        using var worker = await server.Reader().As(server, "anwen");

        var html = await worker.Page("/visits");

        Assert.That(html, Does.Contain("Lili Ashgrove").And.Contain("Child seen alone").And.Contain($"/cases/{one}/actions/record_visit?from=visits"));
    }

    [Test]
    public async Task Somebody_elses_children_are_not_on_it()
    {
        await ProtectedFamily.On(server, "Birchwood", "Mali");
        using var other = await server.Reader().As(server, "dafydd");

        Assert.That(await other.Page("/visits"), Does.Not.Contain("Birchwood"));
    }

    [Test]
    public async Task Where_one_goes_today_stands_under_today_until_one_says_otherwise()
    {
        var one = (await ProtectedFamily.On(server, "Cedarhill", "Non"))[0];
        using var worker = await server.Reader().As(server, "anwen");

        using var going = await worker.Send("/visits", null, ("children", one.ToString()), ("going", "true"));
        var then = Today(await worker.Page("/visits"));
        using var staying = await worker.Send("/visits", null, ("children", one.ToString()), ("going", "false"));
        var after = Today(await worker.Page("/visits"));

        Assert.That((going.StatusCode, staying.StatusCode), Is.EqualTo((HttpStatusCode.Redirect, HttpStatusCode.Redirect)));
        Assert.That(then, Does.Contain("Non").And.Contain("No visit is on record"));
        Assert.That(after, Does.Not.Contain("Cedarhill"));
    }

    [Test]
    public async Task Brothers_and_sisters_of_one_household_are_one_stop_with_one_visit_for_all()
    {
        var cases = await ProtectedFamily.On(server, "Dunmore", "Owain", "Pegi");
        await LiveTogether(cases);
        using var worker = await server.Reader().As(server, "anwen");
        using var going = await worker.Send("/visits", null, [.. cases.Select(one => ("children", one.ToString())), ("going", "true")]);

        var today = Today(await worker.Page("/visits"));

        Assert.That(Regex.Count(today, "class=\"cpw-stop\"[^>]*Owain[^>]*Pegi"), Is.EqualTo(1), "one stop for both");
        Assert.That(today, Does.Contain("3 Heol Newydd").And.Contain("Record one visit to Owain"));
        Assert.That(today, Does.Contain("/actions/record_visit/together?from=visits"));
    }

    [Test]
    public async Task A_case_that_somebody_may_not_see_cannot_be_told_from_one_that_is_not_there_when_they_say_that_they_go()
    {
        var one = (await ProtectedFamily.On(server, "Elderfield", "Rhun"))[0];
        using var other = await server.Reader().As(server, "dafydd");

        using var there = await other.Send("/visits", null, ("children", one.ToString()), ("going", "true"));
        using var nowhere = await other.Send("/visits", null, ("children", Guid.NewGuid().ToString()), ("going", "true"));

        Assert.That(there.StatusCode, Is.EqualTo(nowhere.StatusCode));
        Assert.That(await other.Page("/visits"), Does.Not.Contain("Elderfield"));
    }

    [Test]
    public async Task Whoever_has_to_see_children_is_told_so_on_their_own_list()
    {
        await ProtectedFamily.On(server, "Fernhollow", "Siwan");
        using var worker = await server.Reader().As(server, "anwen");

        Assert.That(await worker.Page("/work"), Does.Contain("href=\"/visits\"").And.Contain("children to see: "));
    }

    [Test]
    public async Task A_duty_leads_to_the_action_that_does_it_on_the_list_and_on_the_case()
    {
        var one = (await ProtectedFamily.On(server, "Gorseland", "Tudur"))[0];
        using var worker = await server.Reader().As(server, "anwen");

        var (list, page) = (await worker.Page("/work"), await worker.Page($"/cases/{one}/work"));

        Assert.That(Regex.Count(list, $"/cases/{one}/actions/record_visit"), Is.GreaterThan(1), "each duty of seeing the child leads there");
        Assert.That(Regex.Count(page, $"/cases/{one}/actions/record_visit"), Is.GreaterThan(1));
    }

    [Test]
    public async Task A_visit_recorded_from_the_sheet_leads_back_to_the_sheet()
    {
        var one = (await ProtectedFamily.On(server, "Heathcote", "Wil"))[0];
        using var worker = await server.Reader().As(server, "anwen");

        var html = await worker.Page($"/cases/{one}/actions/record_visit?from=visits");

        Assert.That(html, Does.Contain("href=\"/visits\" class=\"govuk-back-link\""));
    }

    [Test]
    public async Task Whoever_has_nobody_to_see_reads_what_will_stand_there()
    {
        using var reader = await server.Reader().As(server, "mei");

        Assert.That(await reader.Page("/visits"), Does.Contain("No visit is asked of you."));
    }

    /// <summary>The children move into one household.</summary>
    private async Task LiveTogether(IReadOnlyList<CaseId> cases)
    {
        var others = new List<ChildId>();
        await server.Database(async database => others = await database.Cases.Where(row => cases.Skip(1).Contains(row.CaseId)).Select(row => row.ChildId).ToListAsync());
        using var worker = await server.Reader().As(server, "anwen");
        using var moved = await worker.Send(
            $"/cases/{cases[0]}/people/move", null,
            [("command", Guid.NewGuid().ToString()), ("p.lines", "3 Heol Newydd"), ("p.postcode", "ZZ99 1ZZ"), ("restricted", "no"), .. others.Select(child => ("with", child.ToString()))]);
        Assert.That(moved.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
    }

    private static string Today(string html) => TodayPart().Match(html).Groups[1].Value;

    [GeneratedRegex("<section aria-labelledby=\"today\">([\\s\\S]*?)(<section aria-labelledby=\"(soon|later)\"|</main>)")]
    private static partial Regex TodayPart();
}
