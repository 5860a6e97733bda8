using System.Net;
using System.Text.RegularExpressions;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Server.Tests.Serving;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Text;

namespace ChildProtection.Workflow.Server.Tests.Cases;

/// <summary>One conference for three brothers and sisters, from its booking to the draft of its minutes: each step is taken once, and each child's record stands alone.</summary>
public sealed partial class ConferenceTogetherTests
{
    private const string Agency = "Dr Idris Fenwillow";

    private TestServer server = null!;

    [OneTimeSetUp]
    public async Task Start() => server = await TestServer.Start(demonstration: true);

    [OneTimeTearDown]
    public async Task Stop() => await server.DisposeAsync();

    [Test]
    [Covers("Y6", "W1", "D6.2")]
    public async Task A_conference_for_three_children_takes_six_steps_and_what_is_said_of_one_child_is_in_no_other_record()
    {
        var cases = await ProtectedFamily.AllBefore(server, "schedule_conference", "Heronsgate", "Ada", "Bo", "Cai");
        using var support = await server.Reader().As(server, "mei");
        using var worker = await server.Reader().As(server, "anwen");
        using var chair = await server.Reader().As(server, "bronwen");
        var steps = 0;
        var day = Today().PlusDays(7);

        await Step(support, "tasks/schedule_conference", null,
            [
                .. Day("q.booked_for", day), ("q.booked_for.which", "other"), ("q.time", "half past 9"), ("q.place", "The Old School"), ("q.chair", (await server.User("bronwen")).UserId.ToString()),
                ("q.professionals.0.name", Agency), ("q.professionals.0.agency", "health_visiting"), ("q.professionals.rows", "1"),
            ],
            _ => []);
        await Step(support, "tasks/lodge_report", "invitation-1", [("q.on.which", "today"), ("q.coming", "coming")], number => [("shared_with_child", "given"), ("facts", Secret("report", number))]);
        foreach (var one in cases)
        {
            await ProtectedFamily.Task(server, one, "anwen", "prepare_child");
        }
        await Step(chair, "tasks/open_conference", null, [("q.on.which", "today"), ("q.confidentiality_explained", "yes")], number => [("agencies", "3"), ("child_views", Secret("opening", number))]);
        await Step(chair, "tasks/record_conference_decision", null, [("q.on.which", "today")], number => [("at_risk", "yes"), ("plan_needed", "yes"), ("categories", "neglect"), ("agencies_views", "All agree"), ("core_group_named", "yes"), ("next_dates_set", "yes"), ("reasons", Secret("decision", number))]);
        await Step(chair, "tasks/note_agency_part", "invitation-1", [("q.attendance", "present")], number => [("view_at_risk", "agrees"), ("view_reasons", Secret("view", number))]);
        await Step(support, "tasks/draft_minutes", "conference-1", [("q.on.which", "today")], number => [("child_contribution", Secret("minutes", number)), ("discussion", Secret("discussion", number)), ("exclusions_minuted", "yes")]);

        Assert.That(steps, Is.EqualTo(6), "one page sent for each piece of work, not one for each child");
        for (var number = 0; number < cases.Count; number++)
        {
            var kept = await Everything(cases[number]);
            foreach (var what in new[] { "report", "opening", "decision", "view", "minutes", "discussion" })
            {
                Assert.That(kept, Does.Contain(Secret(what, number)), $"{what} of child {number}");
                Assert.That(Enumerable.Range(0, cases.Count).Where(other => other != number && kept.Contains(Secret(what, other), StringComparison.Ordinal)), Is.Empty, $"{what} in the file of child {number}");
            }
            Assert.That(kept, Does.Contain("\"attendance\":\"present\"").Or.Contain("\"attendance\": \"present\""));
        }

        async Task Step(Reader reader, string work, string? record, (string, string)[] once, Func<int, (string Name, string Value)[]> each)
        {
            var path = $"/cases/{cases[0]}/{work}/together{(record is null ? "" : $"?record={record}")}";
            var page = await reader.Page(path);
            using var sent = await reader.Send(path, null,
            [
                ("command", Guid.NewGuid().ToString()), .. once,
                .. cases.SelectMany((one, number) => each(number).Select(answer => ($"child.{one}.q.{answer.Name}", answer.Value))
                    .Append(($"child.{one}.included", "yes")).Append(($"child.{one}.task", Hidden(page, $"child.{one}.task")))),
            ]);
            Assert.That(sent.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), $"{work}: {await Errors(sent)}");
            steps++;
        }
    }

    [Test]
    [Covers("X8", "T05")]
    public async Task A_booking_for_several_children_offers_days_within_the_earliest_limit_and_says_whose_it_is()
    {
        var cases = await ProtectedFamily.ApartBefore(server, "schedule_conference", "Ingleby", "Sion", "Tia");
        using var support = await server.Reader().As(server, "mei");

        // Opened from the child whose limit is the later one.
        var together = WebUtility.HtmlDecode(await support.Page($"/cases/{cases[1]}/tasks/schedule_conference/together"));
        var own = (await Limit(support, cases[0]), await Limit(support, cases[1]));

        Assert.That(own.Item1, Is.LessThan(own.Item2), "the limits differ");
        Assert.That(Offered(together).Max(), Is.EqualTo(own.Item1));
        Assert.That(together, Does.Contain("That is the limit of Sion Ingleby, the earliest of these children."));
    }

    [Test]
    [Covers("Y6")]
    public async Task Work_for_an_agency_that_is_invited_for_one_child_alone_leaves_the_others_out()
    {
        var cases = await ProtectedFamily.AllBefore(server, "prepare_child", "Jackdaw", "Una", "Vic");
        await BookedConference.Take(server, cases[0], "mei", "invite_more", [], [BookedConference.Row("Ms Linnet", "professional")]);
        await BookedConference.Take(server, cases[0], "mei", "invite_more", [], [BookedConference.Row(Agency, "professional")]);
        await BookedConference.Take(server, cases[1], "mei", "invite_more", [], [BookedConference.Row(Agency, "professional")]);
        using var support = await server.Reader().As(server, "mei");
        var mine = await Invitations(cases[0]);

        var alone = await support.Page($"/cases/{cases[0]}/actions/give_invitation/together?record={mine["Ms Linnet"]}");
        var both = await support.Page($"/cases/{cases[0]}/actions/give_invitation/together?record={mine[Agency]}");
        using var without = await support.Get($"/cases/{cases[0]}/actions/give_invitation/together");

        Assert.That(alone, Does.Not.Contain($"child.{cases[1]}.included").And.Contain("Ms Linnet"));
        Assert.That(both, Does.Contain($"child.{cases[1]}.included").And.Contain(Agency));
        Assert.That(without.StatusCode, Is.EqualTo(HttpStatusCode.NotFound), "of which invitation is not said");
    }

    [TestCase("record_unsuccessful_visit", "q.reason")]
    [TestCase("report_denied_access", "q.by_whom")]
    public async Task Nobody_in_and_a_closed_door_are_written_down_once_for_all_the_children(string action, string shared)
    {
        var cases = await ProtectedFamily.On(server, "Kestrelby", "Wyn", "Xia", "Yan");
        using var worker = await server.Reader().As(server, "anwen");

        var page = await worker.Page($"/cases/{cases[0]}/actions/{action}/together");

        Assert.That(Regex.Count(page, $"id=\"{Regex.Escape(shared)}\""), Is.EqualTo(1));
        Assert.That(cases.Select(one => page.Contains($"child.{one}.included", StringComparison.Ordinal)), Is.All.True);
    }

    private static string Secret(string what, int child) => $"{what} for child {child} alone";

    private LocalDate Today() => server.Services.GetRequiredService<IClock>().GetCurrentInstant().InUtc().Date;

    private static (string Name, string Value)[] Day(string field, LocalDate day) => [($"{field}.day", $"{day.Day}"), ($"{field}.month", $"{day.Month}"), ($"{field}.year", $"{day.Year}")];

    private static async Task<LocalDate> Limit(Reader reader, CaseId one) => Offered(await reader.Page($"/cases/{one}/tasks/schedule_conference")).Max();

    private static IEnumerable<LocalDate> Offered(string page) =>
        OfferedDay().Matches(page).Select(match => LocalDatePattern.Iso.Parse(match.Groups[1].Value).Value);

    private static string Hidden(string page, string name) => Regex.Match(page, $"name=\"{Regex.Escape(name)}\" value=\"([^\"]*)\"").Groups[1].Value;

    private async Task<Dictionary<string, string>> Invitations(CaseId one)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        await server.Database(async database =>
        {
            foreach (var row in await database.Records.Where(row => row.CaseId == one && row.List == "invitation").ToListAsync())
            {
                found[System.Text.Json.JsonDocument.Parse(row.Fields).RootElement.GetProperty("name").GetString()!] = row.RecordId;
            }
        });
        return found;
    }

    /// <summary>All that is kept of a case: its records and its journal.</summary>
    private async Task<string> Everything(CaseId one)
    {
        var found = "";
        await server.Database(async database =>
        {
            var records = await database.Records.Where(row => row.CaseId == one).Select(row => row.Fields).ToListAsync();
            var journal = await database.Journal.Where(row => row.CaseId == one).Select(row => row.Payload).ToListAsync();
            found = string.Join('\n', records.Concat(journal));
        });
        return found;
    }

    private static async Task<string> Errors(HttpResponseMessage response) =>
        string.Join('\n', ErrorLine().Matches(await response.Content.ReadAsStringAsync()).Select(match => match.Groups[1].Value));

    [GeneratedRegex("govuk-error-summary__list[\\s\\S]*?<li>\\s*([\\s\\S]*?)</li>")]
    private static partial Regex ErrorLine();

    [GeneratedRegex("name=\"q\\.booked_for\\.which\"[^>]*value=\"([0-9]{4}-[0-9]{2}-[0-9]{2})\"")]
    private static partial Regex OfferedDay();
}
