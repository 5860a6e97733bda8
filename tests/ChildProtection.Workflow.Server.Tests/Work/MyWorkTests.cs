using System.Net;
using System.Text.RegularExpressions;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Server.Demonstration;
using ChildProtection.Workflow.Server.Rules;
using ChildProtection.Workflow.Server.Tests.Serving;
using ChildProtection.Workflow.Server.Texts;
using ChildProtection.Workflow.Server.Work;
using ChildProtection.Workflow.Storage.Definitions;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace ChildProtection.Workflow.Server.Tests.Work;

/// <summary>The list of one's own work, with the small sample behind it.</summary>
public sealed partial class MyWorkTests
{
    private static readonly string[] Everybody = ["anwen", "dafydd", "leila", "rhodri", "nerys", "gwenllian", "bronwen", "mei", "cledwyn", "iolo"];

    private TestServer server = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        server = await TestServer.Start(demonstration: true);
        // So that there is something of every standing.
        await Clock.Move(Duration.FromDays(4), CancellationToken.None);
        await server.Services.GetRequiredService<DeadlineSweeper>().Run(500, 20, CancellationToken.None);
    }

    [OneTimeTearDown]
    public async Task Stop() => await server.DisposeAsync();

    [TestCaseSource(nameof(Everybody))]
    public async Task One_obligation_stands_once_on_a_list(string who)
    {
        var items = await Items(who);

        var obligations = Obligation.Of(items);

        Assert.That(obligations.Select(each => (each.Item.Line.Case, each.Item.Line.Row.Key)), Is.Unique);
        Assert.That(
            obligations.Where(each => each.Raised.Count > 0).Select(each => (each.Item.Line.Case, each.Item.DeadlineKey ?? each.Item.Line.Row.Key)), Is.Unique, "what was raised is told of once");
        Assert.That(
            obligations.SelectMany(each => each.Raised.Append(each.Item)).Select(item => (item.Line.Case, item.Line.Row.Key)).ToHashSet(),
            Is.EquivalentTo(items.Select(item => (item.Line.Case, item.Line.Row.Key))), "nothing of the list is lost");
    }

    [Test]
    public async Task Something_was_raised_that_is_also_asked_so_that_bringing_both_together_is_put_to_the_test()
    {
        var all = new List<Obligation>();
        foreach (var who in Everybody)
        {
            all.AddRange(Obligation.Of(await Items(who)));
        }

        Assert.That(all, Has.Some.Matches<Obligation>(each => each.Raised.Count > 0 && !each.Raised.Contains(each.Item)));
    }

    [TestCaseSource(nameof(Everybody))]
    public async Task The_list_is_ordered_by_risk_and_then_by_date(string who)
    {
        using var reader = await server.Reader().As(server, who);

        var headings = Headings(await reader.Page("/work?group=risk"));

        string[] order = ["Alarms that nobody has taken on", "Raised and not taken on yet", "Overdue", "Due today", "Due soon", "Later"];
        Assert.That(headings.Select(heading => Array.IndexOf(order, heading.Title)), Is.Ordered.And.All.GreaterThanOrEqualTo(0));
    }

    [Test]
    public void What_is_overdue_is_the_gravest_first_and_then_the_longest()
    {
        WorkLine[] lines =
        [
            Line("short", WorkStanding.Overdue, urgency: 2, due: 3), Line("soon", WorkStanding.Soon, urgency: 4, due: 9), Line("long", WorkStanding.Overdue, urgency: 2, due: 1),
            Line("grave", WorkStanding.Overdue, urgency: 4, due: 4), Line("alarm", WorkStanding.Alarm, urgency: 4, due: 8),
        ];

        var groups = new WorkList(lines, WorkFilter.Everything, "/work", WithRole: false).Groups(new Words(TextCatalogue.Load(), "en"));

        Assert.That(groups.SelectMany(group => group.Lines).Select(line => line.Title), Is.EqualTo(new[] { "alarm", "grave", "long", "short", "soon" }));
    }

    [TestCase("overdue", "all", "")]
    [TestCase("week", "task", "")]
    [TestCase("all", "task", "team_manager")]
    public void No_filter_hides_an_alarm_or_an_escalation_that_nobody_has_taken_on(string show, string kind, string role)
    {
        WorkLine[] lines =
        [
            Line("alarm", WorkStanding.Alarm, urgency: 4, due: 1) with { Kind = TaskRowKind.Alarm }, Line("raised", WorkStanding.Escalation, urgency: 3, due: 2) with { Kind = TaskRowKind.Escalation },
            Line("later", WorkStanding.Later, urgency: 0, due: 30),
        ];
        var filter = WorkFilter.Everything with { Show = show, Kind = kind, Role = role };

        Assert.That(new WorkList(lines, filter, "/work", WithRole: false).Shown.Select(line => line.Title), Is.EqualTo(new[] { "alarm", "raised" }));
    }

    [Test]
    public void The_list_of_one_child_leaves_out_the_escalations_of_others_and_says_how_many_but_no_alarm()
    {
        var child = new CaseId(Guid.NewGuid());
        WorkLine[] lines =
        [
            Line("alarm", WorkStanding.Alarm, urgency: 4, due: 1) with { Kind = TaskRowKind.Alarm }, Line("raised", WorkStanding.Escalation, urgency: 3, due: 2) with { Kind = TaskRowKind.Escalation },
            Line("own raised", WorkStanding.Escalation, urgency: 3, due: 3) with { Kind = TaskRowKind.Escalation, Case = child }, Line("own", WorkStanding.Later, urgency: 0, due: 30) with { Case = child },
        ];
        var list = new WorkList(lines, WorkFilter.Everything with { Kind = "task", Child = child.ToString() }, "/work", WithRole: false);

        Assert.That(list.Shown.Select(line => line.Title), Is.EqualTo(new[] { "alarm", "own raised", "own" }));
        Assert.That(list.EscalationsOfOthers, Is.EqualTo(1));
    }

    [Test]
    public void Of_what_is_overdue_what_protects_the_child_comes_first_and_then_what_the_law_sets_however_long_the_rest_has_waited()
    {
        WorkLine[] lines =
        [
            Line("form", WorkStanding.Overdue, urgency: 3, due: 1), Line("assessment", WorkStanding.Overdue, urgency: 2, due: 3) with { Weight = new WorkWeight(false, FigureOrigin.Statute) },
            Line("visit", WorkStanding.Overdue, urgency: 2, due: 4) with { Weight = new WorkWeight(true, FigureOrigin.Procedure) },
            Line("leaflet", WorkStanding.Overdue, urgency: 2, due: 2) with { Weight = new WorkWeight(false, FigureOrigin.Procedure) },
            Line("later visit", WorkStanding.Later, urgency: 0, due: 30) with { Weight = new WorkWeight(true, null) }, Line("later form", WorkStanding.Later, urgency: 0, due: 29),
        ];

        var groups = new WorkList(lines, WorkFilter.Everything, "/work", WithRole: false).Groups(new Words(TextCatalogue.Load(), "en"));

        Assert.That(groups.SelectMany(group => group.Lines).Select(line => line.Title), Is.EqualTo(new[] { "visit", "assessment", "leaflet", "form", "later form", "later visit" }));
    }

    [TestCaseSource(nameof(Everybody))]
    public async Task On_the_list_of_each_what_protects_the_child_stands_before_the_rest_of_what_is_overdue(string who)
    {
        using var reader = await server.Reader().As(server, who);

        var page = await reader.Page("/work?group=risk&show=all&kind=all");

        var overdue = Regex.Match(page, """<h2 class="govuk-heading-m" id="group-\d+">Overdue.*?(?=<h2 class|</main>)""", RegexOptions.Singleline).Value;
        var protects = Regex.Split(overdue, "<article class=\"cpw-card").Skip(1).Select(card => card.Contains("Protects the child", StringComparison.Ordinal)).ToList();
        Assert.That(protects, Is.Ordered.Descending);
        TestContext.Out.WriteLine($"{who}: {protects.Count} overdue, {protects.Count(each => each)} protect the child");
    }

    [TestCase("wales", "seen_alone", true, FigureOrigin.Procedure)]
    [TestCase("wales", "complete_assessment", false, FigureOrigin.Statute)]
    [TestCase("england", "hold_first_core_group", true, FigureOrigin.Procedure)]
    [TestCase("wales", "ask_for_feedback", false, FigureOrigin.Default)]
    public void A_deadline_of_the_shipped_definitions_weighs_what_its_ladder_and_its_rule_say(string nation, string deadline, bool protects, FigureOrigin figure)
    {
        var definition = server.Services.GetRequiredService<WorkflowFolder>().Load($"{nation}/child-protection.yaml", null).Definition!;

        Assert.That(WorkWeight.Of(definition, deadline, server.Services.GetRequiredService<RuleLibrary>().Book), Is.EqualTo(new WorkWeight(protects, figure)));
    }

    [TestCase("/work?show=all", @"aria-current=""true"">Everything \((\d+)\)")]
    [TestCase("/work?show=overdue", @"aria-current=""true"">Overdue \((\d+)\)")]
    [TestCase("/work?kind=alert", @"aria-current=""true"">Reminders and escalations \((\d+)\)")]
    public async Task The_count_of_a_filter_is_the_number_of_lines_that_it_shows(string address, string said)
    {
        using var reader = await server.Reader().As(server, "rhodri");

        var page = await reader.Page(address);

        var lines = Regex.Count(page, "<article class=\"cpw-card");
        Assert.That(Regex.Match(page, said).Groups[1].Value, Is.EqualTo($"{lines}"));
        Assert.That(Headings(page).Sum(heading => heading.Count), Is.EqualTo(lines));
    }

    [Test]
    public async Task The_filter_of_the_team_s_list_stays_too_and_is_another_than_that_of_one_s_own()
    {
        using var manager = await server.Reader().As(server, "rhodri");
        await manager.Page("/work?show=all&kind=all&group=risk");
        await manager.Page("/team-tasks?show=overdue&group=day");

        using var team = await manager.Get("/team-tasks");
        using var own = await manager.Get("/work");

        Assert.That(team.Headers.Location?.OriginalString, Does.StartWith("/team-tasks?show=overdue"));
        Assert.That(own.StatusCode, Is.EqualTo(System.Net.HttpStatusCode.OK));
        await manager.Page("/team-tasks?show=all");
    }

    [Test]
    public async Task A_filter_stays_for_whoever_chose_it_until_they_choose_another()
    {
        using var first = await server.Reader().As(server, "dafydd");
        using var second = await server.Reader().As(server, "dafydd");
        using var other = await server.Reader().As(server, "leila");
        _ = await first.Page("/work?show=overdue&group=day");

        using var kept = await second.Get("/work");
        using var others = await other.Get("/work");
        _ = await second.Page("/work?show=all&kind=all&group=risk");
        using var usual = await first.Get("/work");

        Assert.That(kept.Headers.Location?.OriginalString, Is.EqualTo("/work?show=overdue&kind=all&group=day&child=&role=&whose="));
        Assert.That((others.StatusCode, usual.StatusCode), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.OK)));
    }

    [Test]
    public async Task A_line_says_why_and_how_its_date_was_counted_with_each_day_skipped_by_name()
    {
        // Whose list has a date over a weekend or a bank holiday hangs on what the sample brought.
        var pages = new List<string>();
        foreach (var who in Everybody)
        {
            using var reader = await server.Reader().As(server, who);
            pages.Add(await reader.Page("/work?show=all"));
        }

        var counted = pages.Where(page => Regex.IsMatch(page, "(?i)not counted|skipp")).ToList();
        Assert.That(counted, Is.Not.Empty);
        Assert.That(counted, Is.All.Contains("Why, and what happens next").And.All.Contains("working days").And.All.Contains("/rules/"));
    }

    [Test]
    public async Task A_list_by_family_or_by_day_holds_the_same_lines()
    {
        using var reader = await server.Reader().As(server, "rhodri");

        var (risk, family, day) = (await reader.Page("/work?group=risk"), await reader.Page("/work?group=family"), await reader.Page("/work?group=day"));

        var lines = Regex.Count(risk, "<article class=\"cpw-card");
        Assert.That((Regex.Count(family, "<article class=\"cpw-card"), Regex.Count(day, "<article class=\"cpw-card")), Is.EqualTo((lines, lines)));
        Assert.That(family, Does.Contain("Family: "));
    }

    [Test]
    public async Task What_ones_cases_wait_for_from_others_says_from_whom()
    {
        using var worker = await server.Reader().As(server, "anwen");
        using var manager = await server.Reader().As(server, "rhodri");
        var path = await CaseForms.Open(worker, "Tegid");
        using var assigned = await manager.Send(
            $"{path}/roles", null, ("command", Guid.NewGuid().ToString()), ("role", "lead_social_worker"), ("reason", "She knows the family"), ("user", (await server.User("anwen")).UserId.ToString()));

        var page = await worker.Page("/work?show=all");

        Assert.That(page, Does.Match(@"Waiting for others: \d+").And.Match(@"Tegid Wagtailer</a>: Decide on the referral<br>\s*Team manager"));
    }

    private DemonstrationClock Clock => server.Services.GetRequiredService<DemonstrationClock>();

    private async Task<IReadOnlyList<WorkItem>> Items(string who)
    {
        var user = await server.User(who);
        var staff = (await server.Services.GetRequiredService<IStaffDirectory>().Find(user.UserId, default))!;
        return (await server.Services.GetRequiredService<CaseReading>().MyWork(staff, default))!;
    }

    private static WorkLine Line(string title, WorkStanding standing, int urgency, int due) => new()
    {
        Standing = standing,
        Kind = TaskRowKind.Task,
        Case = default,
        ChildName = "Anybody",
        CasePath = "/cases/1",
        Title = title,
        Path = "/cases/1",
        RoleName = "lead_social_worker",
        Role = "Lead social worker",
        DueAt = Instant.FromUtc(2026, 3, due, 0, 0),
        Urgency = urgency,
    };

    private static IReadOnlyList<(string Title, int Count)> Headings(string page) =>
        [.. Heading().Matches(page).Select(match => (WebUtility.HtmlDecode(match.Groups[1].Value), int.Parse(match.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture)))];

    [GeneratedRegex("""<h2 class="govuk-heading-m" id="group-\d+">(.+?) \((\d+)\)</h2>""")]
    private static partial Regex Heading();
}
