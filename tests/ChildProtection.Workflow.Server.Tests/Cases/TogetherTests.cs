using System.Net;
using System.Text.RegularExpressions;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Server.Tests.Serving;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Workflow.Server.Tests.Cases;

/// <summary>One visit to three brothers and sisters, on one page.</summary>
public sealed partial class TogetherTests
{
    private TestServer server = null!;

    [OneTimeSetUp]
    public async Task Start() => server = await TestServer.Start(demonstration: true);

    [OneTimeTearDown]
    public async Task Stop() => await server.DisposeAsync();

    [Test]
    public async Task One_visit_to_three_children_asks_the_shared_part_once_and_each_childs_own_part_of_each()
    {
        var cases = await ProtectedFamily.On(server, "Otterburn", "Ada", "Bo", "Cai");
        using var worker = await server.Reader().As(server, "anwen");

        var page = await worker.Page(Together(cases[0]));

        Assert.That(Regex.Count(page, "name=\"q\\.place\""), Is.GreaterThan(0));
        Assert.That(Regex.Count(page, "id=\"q\\.place\""), Is.EqualTo(1), "where is asked once");
        Assert.That(Regex.Count(page, "id=\"child\\.[0-9a-f-]+\\.q\\.child_views\""), Is.EqualTo(3), "what the child said is asked of each");
    }

    [Test]
    public async Task A_visit_to_three_children_is_in_three_records_and_each_childs_words_in_its_own_alone()
    {
        var cases = await ProtectedFamily.On(server, "Ferryman", "Dai", "Ebo", "Fay");
        using var worker = await server.Reader().As(server, "anwen");

        using var sent = await worker.Send(Together(cases[0]), null, Visit(cases, "at home"));

        Assert.That(sent.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await Errors(sent));
        for (var number = 0; number < cases.Count; number++)
        {
            var record = await VisitOf(cases[number]);
            Assert.That(record, Does.Contain($"Words of child {number}"));
            Assert.That(cases.Index().Where(other => other.Index != number).Select(other => $"Words of child {other.Index}"), Has.None.Matches<string>(record.Contains));
        }
    }

    [Test]
    public async Task A_child_who_is_left_out_is_not_recorded()
    {
        var cases = await ProtectedFamily.On(server, "Lanternby", "Gus", "Hal");
        using var worker = await server.Reader().As(server, "anwen");

        using var sent = await worker.Send(Together(cases[0]), null, [.. Visit(cases, "left out").Where(answer => answer.Name != $"child.{cases[1]}.included")]);

        Assert.That(sent.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await Errors(sent));
        Assert.That((await Visits(cases[0]), await Visits(cases[1])), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task What_is_missing_for_one_child_is_said_by_name_nothing_is_lost_and_nobody_is_recorded()
    {
        var cases = await ProtectedFamily.On(server, "Pebbleton", "Ida", "Joe");
        using var worker = await server.Reader().As(server, "anwen");

        using var sent = await worker.Send(Together(cases[0]), null, [.. Visit(cases, "x").Where(answer => answer.Name != $"child.{cases[1]}.q.seen")]);
        var html = await sent.Content.ReadAsStringAsync();

        Assert.That(sent.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(html, Does.Contain($"href=\"#child.{cases[1]}.q.seen\"").And.Contain("Joe Pebbleton: ").And.Contain("Words of child 0").And.Contain("Words of child 1"));
        Assert.That((await Visits(cases[0]), await Visits(cases[1])), Is.EqualTo((0, 0)));
    }

    [Test]
    public async Task A_visit_sent_twice_is_recorded_once_for_each()
    {
        var cases = await ProtectedFamily.On(server, "Quayside", "Kim", "Lou");
        using var worker = await server.Reader().As(server, "anwen");
        var visit = Visit(cases, "twice");

        using var first = await worker.Send(Together(cases[0]), null, visit);
        using var second = await worker.Send(Together(cases[0]), null, visit);

        Assert.That((first.StatusCode, second.StatusCode), Is.EqualTo((HttpStatusCode.Redirect, HttpStatusCode.Redirect)));
        Assert.That((await Visits(cases[0]), await Visits(cases[1])), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task What_was_typed_for_three_children_is_kept_for_later_and_comes_back_each_in_its_own_part()
    {
        var cases = await ProtectedFamily.On(server, "Tansyfield", "Una", "Vic", "Wes");
        using var worker = await server.Reader().As(server, "anwen");

        using var left = await worker.Send(Together(cases[0]), null, [.. Visit(cases, "kept").Where(answer => answer.Name != $"child.{cases[2]}.included"), ("later", "yes")]);
        var page = await worker.Page(Together(cases[0]));
        var begun = await worker.Page("/work");

        Assert.That(left.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(cases.Index().Select(child => WordsIn(page, child.Item)), Is.EqualTo(new[] { "Words of child 0", "Words of child 1", "Words of child 2" }));
        Assert.That(cases.Select(one => IncludedIn(page, one)), Is.EqualTo(new[] { true, true, false }));
        Assert.That(begun, Does.Contain($"href=\"{Together(cases[0])}\""));
        Assert.That((await Visits(cases[0]), await Visits(cases[1]), await Visits(cases[2])), Is.EqualTo((0, 0, 0)));
    }

    [Test]
    public async Task Once_it_is_recorded_for_all_nothing_is_kept_of_it()
    {
        var cases = await ProtectedFamily.On(server, "Umberside", "Xan", "Yaz");
        using var worker = await server.Reader().As(server, "anwen");
        using var left = await worker.Send(Together(cases[0]), null, [.. Visit(cases, "gone"), ("later", "yes")]);

        using var sent = await worker.Send(Together(cases[0]), null, Visit(cases, "gone"));
        var page = await worker.Page(Together(cases[0]));

        Assert.That(sent.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await Errors(sent));
        Assert.That(page, Does.Not.Contain("Words of child 0"));
    }

    [Test]
    public async Task Two_devices_that_typed_for_the_same_children_are_shown_what_differs_by_the_childs_name()
    {
        var cases = await ProtectedFamily.On(server, "Violetbank", "Zed", "Abe");
        using var desk = await server.Reader().As(server, "anwen");
        using var phone = await server.Reader().As(server, "anwen");
        var (one, two) = (await desk.Page(Together(cases[0])), await phone.Page(Together(cases[0])));

        using var first = await desk.Send(Together(cases[0]), null, Typed(one, cases, "At the desk"));
        using var second = await phone.Send(Together(cases[0]), null, Typed(two, cases, "On the phone"));
        var page = await desk.Page(Together(cases[0]));

        Assert.That(page, Does.Contain("Zed Violetbank: ").And.Contain("At the desk").And.Contain("On the phone"));
        Assert.That(page, Does.Not.Contain("Abe Violetbank: "));
    }

    [Test]
    public async Task A_child_of_whom_the_page_did_not_know_is_not_recorded()
    {
        var cases = await ProtectedFamily.On(server, "Willowmere", "Bea", "Cy");
        using var worker = await server.Reader().As(server, "anwen");

        using var sent = await worker.Send(
            Together(cases[0]), null, [.. Visit(cases, "one").Where(answer => !answer.Name.StartsWith($"child.{cases[1]}.", StringComparison.Ordinal))]);

        Assert.That(sent.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await Errors(sent));
        Assert.That((await Visits(cases[0]), await Visits(cases[1])), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task One_core_group_for_three_children_is_typed_once_and_stands_in_each_childs_record()
    {
        var cases = await ProtectedFamily.On(server, "Yewbarrow", "Dot", "Eli", "Flo");
        using var worker = await server.Reader().As(server, "anwen");
        using var named = await worker.Send(Core(cases[0], "name_core_group"), null,
        [
            ("command", Guid.NewGuid().ToString()), ("q.on.which", "today"),
            .. cases.Select(one => ($"child.{one}.included", "yes")),
            .. Member(cases[0], 0, "Nurse Quill", "health_visiting"), .. Member(cases[0], 1, "Mr Tern", "education"), ($"child.{cases[0]}.q.members.rows", "2"),
            ($"child.{cases[1]}.q.members.alike", "yes"),
            ($"child.{cases[2]}.q.members.alike", "yes"), .. Member(cases[2], 0, "Mr Tern", "education"),
        ]);
        Assert.That(named.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await Errors(named));
        var page = await worker.Page(Core(cases[0], "hold_first_core_group"));

        using var held = await worker.Send(Core(cases[0], "hold_first_core_group"), null,
        [
            ("command", Guid.NewGuid().ToString()), ("q.on.which", "today"), ("q.lead_present", "yes"),
            .. cases.SelectMany(one => new[]
            {
                ($"child.{one}.included", "yes"), ($"child.{one}.task", Hidden(page, $"child.{one}.task")), ($"child.{one}.q.parents", "present"),
                ($"child.{one}.q.life_change", "same"), ($"child.{one}.q.kept_from_harm", "not_known"), ($"child.{one}.q.attendance.alike", "yes"),
            }),
            .. Attendance(page, cases[0], ("Nurse Quill", "apology"), ("Mr Tern", "present")),
            .. Attendance(page, cases[1], ("Nurse Quill", ""), ("Mr Tern", "substitute")),
            .. Attendance(page, cases[2], ("Mr Tern", "")),
        ]);

        Assert.That(held.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await Errors(held));
        Assert.That(await Statuses(cases[0]), Is.EqualTo(new[] { "apology", "present" }));
        Assert.That(await Statuses(cases[1]), Is.EqualTo(new[] { "apology", "substitute" }), "what is said of this child's group stands");
        Assert.That(await Statuses(cases[2]), Is.EqualTo(new[] { "present" }), "who is not of this child's group is not put there");
    }

    [Test]
    public async Task The_form_of_one_child_offers_to_record_it_for_brothers_and_sisters_too()
    {
        var cases = await ProtectedFamily.On(server, "Reedling", "Mia", "Ned");
        using var worker = await server.Reader().As(server, "anwen");

        var page = await worker.Page($"/cases/{cases[0]}/actions/record_visit");

        Assert.That(page, Does.Contain($"href=\"{Together(cases[0])}\""));
    }

    [Test]
    public async Task Somebody_of_another_team_finds_no_such_page()
    {
        var cases = await ProtectedFamily.On(server, "Starlingford", "Oli", "Pip");
        using var worker = await server.Reader().As(server, "seren");

        using var page = await worker.Get(Together(cases[0]));

        Assert.That(page.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    private static string Together(CaseId one) => $"/cases/{one}/actions/record_visit/together";

    private static (string Name, string Value)[] Visit(IReadOnlyList<CaseId> cases, string command) =>
    [
        ("command", new Guid(System.Security.Cryptography.MD5.HashData(System.Text.Encoding.UTF8.GetBytes(command + cases[0]))).ToString()),
        ("q.on.which", "today"), ("q.visitor", "lead_worker"), ("q.place", "home"), ("q.announced", "no"),
        .. cases.Index().SelectMany(child => new (string, string)[]
        {
            ($"child.{child.Item}.included", "yes"),
            ($"child.{child.Item}.q.seen", "yes"), ($"child.{child.Item}.q.engaged", "yes"), ($"child.{child.Item}.q.alone", "alone"),
            ($"child.{child.Item}.q.life_change", "same"), ($"child.{child.Item}.q.kept_from_harm", "not_known"),
            ($"child.{child.Item}.q.child_views", $"Words of child {child.Index}"),
        }),
    ];

    private static string Core(CaseId one, string task) => $"/cases/{one}/tasks/{task}/together";

    private static IEnumerable<(string, string)> Member(CaseId one, int row, string name, string agency) =>
    [
        ($"child.{one}.q.members.{row}.name", name), ($"child.{one}.q.members.{row}.kind", "targeted"), ($"child.{one}.q.members.{row}.agency", agency),
    ];

    private static string Hidden(string page, string name) => Regex.Match(page, $"name=\"{Regex.Escape(name)}\" value=\"([^\"]*)\"").Groups[1].Value;

    private static IEnumerable<(string, string)> Attendance(string page, CaseId one, params (string Name, string Status)[] said)
    {
        var rows = Regex.Matches(page, $"<legend[^>]*>([^<]*)</legend>\\s*<input type=\"hidden\" name=\"(child\\.{one}\\.q\\.attendance\\.\\d+)\\.member\" value=\"([^\"]*)\"");
        Assert.That(rows, Has.Count.EqualTo(said.Length), $"rows for {one}");
        return rows.SelectMany(row => new[]
        {
            (row.Groups[2].Value + ".member", row.Groups[3].Value),
            (row.Groups[2].Value + ".status", said.Single(person => WebUtility.HtmlDecode(row.Groups[1].Value).Contains(person.Name, StringComparison.Ordinal)).Status),
        }).Append(($"child.{one}.q.attendance.rows", rows.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    /// <summary>How each member of the child's core group was there, in the order of the members' names.</summary>
    private async Task<IReadOnlyList<string>> Statuses(CaseId one)
    {
        var statuses = new List<string>();
        await server.Database(async database =>
        {
            var rows = await database.Records.Where(record => record.CaseId == one && (record.List == "attendance" || record.List == "core_group_member")).ToListAsync();
            var names = rows.Where(row => row.List == "core_group_member").ToDictionary(row => row.RecordId, row => System.Text.Json.JsonDocument.Parse(row.Fields).RootElement.GetProperty("name").GetString()!);
            statuses.AddRange(rows.Where(row => row.List == "attendance").Select(row => System.Text.Json.JsonDocument.Parse(row.Fields).RootElement)
                .OrderByDescending(row => names[row.GetProperty("member").GetString()!], StringComparer.Ordinal).Select(row => row.GetProperty("status").GetString()!));
        });
        return statuses;
    }

    private static (string, string)[] Typed(string page, IReadOnlyList<CaseId> cases, string words) =>
    [
        .. new[] { "draft", "draft_revision", "command" }.Select(field => (field, Regex.Match(page, $"name=\"{field}\" value=\"([^\"]*)\"").Groups[1].Value)),
        .. cases.Select(one => ($"child.{one}.included", "yes")),
        ($"child.{cases[0]}.q.child_views", words), ($"child.{cases[1]}.q.child_views", "The same on both"), ("later", "yes"),
    ];

    private static string WordsIn(string page, CaseId one) =>
        WebUtility.HtmlDecode(Regex.Match(page, $"<textarea[^>]*name=\"child\\.{one}\\.q\\.child_views\"[^>]*>([^<]*)</textarea>").Groups[1].Value).Trim();

    private static bool IncludedIn(string page, CaseId one) =>
        Regex.Match(page, $"<input[^>]*name=\"child\\.{one}\\.included\"[^>]*>").Value.Contains("checked", StringComparison.Ordinal);

    private static async Task<string> Errors(HttpResponseMessage response) =>
        string.Join('\n', ErrorLine().Matches(await response.Content.ReadAsStringAsync()).Select(match => match.Groups[1].Value));

    private async Task<string> VisitOf(CaseId one)
    {
        var found = "";
        await server.Database(async database =>
        {
            var record = await database.Records.SingleAsync(record => record.CaseId == one && record.List == "visit");
            found = System.Text.RegularExpressions.Regex.Unescape(record.Fields);
        });
        return found;
    }

    private async Task<int> Visits(CaseId one)
    {
        var count = 0;
        await server.Database(async database => count = await database.Records.CountAsync(record => record.CaseId == one && record.List == "visit"));
        return count;
    }

    [GeneratedRegex("govuk-error-summary__list[\\s\\S]*?<li>\\s*([\\s\\S]*?)</li>")]
    private static partial Regex ErrorLine();
}
