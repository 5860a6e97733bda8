using System.Globalization;
using System.Net;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Server.Demonstration;
using ChildProtection.Workflow.Server.Tests.Serving;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace ChildProtection.Workflow.Server.Tests.Cases;

/// <summary>The pages of the work against the shipped definition of Wales and a small sample authority.</summary>
public sealed class CasePagesTests
{
    private TestServer server = null!;

    [OneTimeSetUp]
    public async Task Start() => server = await TestServer.Start(demonstration: true);

    [OneTimeTearDown]
    public async Task Stop() => await server.DisposeAsync();

    [Test]
    public async Task A_referral_opens_a_case_that_asks_for_a_decision()
    {
        using var worker = await server.Reader().As(server, "anwen");

        var path = await OpenCase(worker, "Mabel", "Kingcupper");
        var page = await worker.Page(path);

        Assert.That(page, Does.Contain("Mabel Kingcupper").And.Contain("Decide on the referral"));
    }

    [Test]
    public async Task A_referral_sent_twice_opens_one_case()
    {
        using var worker = await server.Reader().As(server, "anwen");
        var command = Guid.NewGuid().ToString();

        using var first = await worker.Send("/cases/open", null, Referral("Kit", "Kingcupper", command));
        using var second = await worker.Send("/cases/open", null, Referral("Kit", "Kingcupper", command));

        Assert.That(second.Headers.Location, Is.EqualTo(first.Headers.Location));
        await server.Database(async database => Assert.That(await database.Children.CountAsync(child => child.GivenName == "Kit" && child.FamilyName == "Kingcupper"), Is.EqualTo(1)));
    }

    [Test]
    public async Task A_child_who_is_on_file_already_gets_no_second_file_unless_somebody_says_that_it_is_another()
    {
        using var worker = await server.Reader().As(server, "anwen");
        await OpenCase(worker, "Siân", "Kingcupper");

        using var asked = await worker.Send("/cases/open", null, Unlooked("shan", "KINGCUPER ", Guid.NewGuid().ToString()));
        var html = await asked.Content.ReadAsStringAsync();
        var same = System.Text.RegularExpressions.Regex.Match(html, "formaction=\"(/cases/open[?]child=[^\"&]+)").Groups[1].Value;
        using var known = await worker.Send("/cases/open", same, Referral("shan", "KINGCUPER", Guid.NewGuid().ToString()));
        using var other = await worker.Send("/cases/open", null, Referral("Sian", "Kingcupper", Guid.NewGuid().ToString()));

        Assert.That(html, Does.Contain("<a href=\"#another\">Say whether it is a child on file or another one</a>").And.Contain("Siân Kingcupper").And.Contain("the name sounds alike; the same date of birth").And.Contain("Bruising seen at school"));
        Assert.That(await known.Content.ReadAsStringAsync(), Does.Contain("This child has an open case").And.Contain("Bruising seen at school"));
        Assert.That(other.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
    }

    [Test]
    public async Task A_form_with_a_wrong_date_keeps_everything_that_was_typed()
    {
        using var worker = await server.Reader().As(server, "anwen");
        var answers = Referral("Noah", "Kingcupper", Guid.NewGuid().ToString());

        using var response = await worker.Send("/cases/open", null, [.. answers.Where(answer => answer.Name != "q.date_of_birth.day"), ("q.date_of_birth.day", "31"), ("q.date_of_birth.month", "2")]);
        var html = await response.Content.ReadAsStringAsync();

        Assert.That(html, Does.Contain("must be a real date").And.Contain("value=\"Noah\"").And.Contain("Bruising seen at school"));
    }

    [Test]
    public async Task A_required_question_left_open_is_said_and_linked()
    {
        using var worker = await server.Reader().As(server, "anwen");
        var answers = Referral("Grace", "Kingcupper", Guid.NewGuid().ToString()).Where(answer => answer.Name != "q.concern");

        using var response = await worker.Send("/cases/open", null, [.. answers]);

        Assert.That(await response.Content.ReadAsStringAsync(), Does.Match("<a href=\"#q.concern\">Answer ‘[^’]+’</a>"));
    }

    [Test]
    public async Task A_button_adds_a_row_to_an_answer_of_several_records_and_another_takes_it_away()
    {
        using var worker = await server.Reader().As(server, "anwen");
        var answers = Referral("Lily", "Kingcupper", Guid.NewGuid().ToString());

        using var added = await worker.Send("/cases/open", null, [.. answers, ("q.family.rows", "1"), ("q.family.0.name", "Carys Kingcupper"), ("add", "q.family")]);
        using var removed = await worker.Send("/cases/open", null, [.. answers, ("q.family.rows", "2"), ("q.family.0.name", "Wrong"), ("q.family.1.name", "Right"), ("remove", "q.family.0")]);
        var (more, fewer) = (await added.Content.ReadAsStringAsync(), await removed.Content.ReadAsStringAsync());

        Assert.That(more, Does.Contain("name=\"q.family.1.name\"").And.Contain("value=\"Carys Kingcupper\""));
        Assert.That(fewer, Does.Contain("value=\"Right\"").And.Not.Contain("value=\"Wrong\"").And.Not.Contain("name=\"q.family.1.name\""));
    }

    [Test]
    public async Task A_case_of_another_team_is_not_found()
    {
        using var worker = await server.Reader().As(server, "anwen");
        using var other = await server.Reader().As(server, "seren");
        var path = await OpenCase(worker, "Ellis", "Kingcupper");

        using var response = await other.Get(path);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task A_task_is_done_with_its_form_and_leaves_the_list()
    {
        using var worker = await server.Reader().As(server, "anwen");
        using var manager = await server.Reader().As(server, "rhodri");
        var path = await OpenCase(worker, "Poppy", "Kingcupper");

        using var done = await Decide(manager, path, Guid.NewGuid().ToString());
        var page = await manager.Page(path);

        Assert.That(done.Headers.Location?.OriginalString, Is.EqualTo(path));
        Assert.That(page, Does.Contain("Done: Decide on the referral").And.Not.Contain($"href=\"{path}/tasks/decide_referral\""));
    }

    [Test]
    public async Task A_task_that_somebody_else_did_meanwhile_shows_what_they_did_and_keeps_what_was_typed()
    {
        using var worker = await server.Reader().As(server, "anwen");
        using var manager = await server.Reader().As(server, "rhodri");
        var path = await OpenCase(worker, "Harry", "Kingcupper");
        using var first = await Decide(manager, path, Guid.NewGuid().ToString());

        using var second = await Decide(manager, path, Guid.NewGuid().ToString());
        var html = await second.Content.ReadAsStringAsync();

        Assert.That(html, Does.Contain("This cannot be done just now").And.Contain("Done: Decide on the referral").And.Contain("Marks like those of a belt"));
    }

    [Test]
    public async Task A_task_that_is_asked_again_and_was_recorded_by_somebody_else_meanwhile_says_so_and_keeps_what_was_typed()
    {
        using var worker = await server.Reader().As(server, "anwen");
        using var manager = await server.Reader().As(server, "rhodri");
        var path = await OpenCase(worker, "Cai", "Kingcupper");
        using var decided = await Decide(manager, path, Guid.NewGuid().ToString());
        await NewReferral(worker, path);
        var form = $"{path}/tasks/decide_new_referral";
        var (_, seen) = await Seen(manager, form);
        var task = Hidden(await manager.Page(form), "task");
        using var first = await DecideNew(manager, form, seen, task, "Told the school");
        await NewReferral(worker, path);

        using var second = await DecideNew(manager, form, seen, task, "Told the family");
        var html = await second.Content.ReadAsStringAsync();
        using var again = await DecideNew(manager, form, seen, Hidden(html, "task"), "Told the family");

        Assert.That(html, Does.Contain("Somebody recorded this meanwhile").And.Contain("Told the family").And.Contain("Done: Decide on the new referral"));
        Assert.That(again.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
    }

    [Test]
    public async Task A_task_sent_twice_is_done_once_and_answered_alike()
    {
        using var worker = await server.Reader().As(server, "anwen");
        using var manager = await server.Reader().As(server, "rhodri");
        var path = await OpenCase(worker, "Isla", "Kingcupper");
        var command = Guid.NewGuid().ToString();
        using var first = await Decide(manager, path, command);

        using var second = await Decide(manager, path, command);

        Assert.That(second.Headers.Location, Is.EqualTo(first.Headers.Location));
    }

    [Test]
    public async Task A_fact_is_corrected_with_a_reason_that_stays_in_the_history()
    {
        using var worker = await server.Reader().As(server, "anwen");
        var path = await OpenCase(worker, "Freddie", "Kingcupper");
        var correct = $"{path}/facts/date_of_birth/correct";
        var (version, seen) = await Seen(worker, correct);

        using var corrected = await worker.Send(
            correct, null, ("command", Guid.NewGuid().ToString()), ("version", version), ("seen", seen),
            ("q.date_of_birth.day", "3"), ("q.date_of_birth.month", "5"), ("q.date_of_birth.year", "2016"), ("reason", "The birth certificate says so"));
        var page = await worker.Page(path);

        Assert.That(corrected.Headers.Location?.OriginalString, Is.EqualTo(path));
        Assert.That(page, Does.Contain("The birth certificate says so").And.Contain("3 May 2016"));
    }

    [Test]
    public async Task A_correction_over_somebody_elses_change_is_not_made_but_shown()
    {
        using var worker = await server.Reader().As(server, "anwen");
        using var manager = await server.Reader().As(server, "rhodri");
        var path = await OpenCase(worker, "Callum", "Kingcupper");
        var correct = $"{path}/facts/date_of_birth/correct";
        var (version, seen) = await Seen(worker, correct);
        using var decided = await Decide(manager, path, Guid.NewGuid().ToString());

        using var corrected = await worker.Send(
            correct, null, ("command", Guid.NewGuid().ToString()), ("version", version), ("seen", seen),
            ("q.date_of_birth.day", "3"), ("q.date_of_birth.month", "5"), ("q.date_of_birth.year", "2016"), ("reason", "The birth certificate says so"));
        var html = await corrected.Content.ReadAsStringAsync();

        Assert.That(html, Does.Contain("Somebody else changed the case").And.Contain("Done: Decide on the referral").And.Contain("The birth certificate says so"));
    }

    [Test]
    public async Task A_manager_says_who_holds_a_role()
    {
        using var worker = await server.Reader().As(server, "anwen");
        using var manager = await server.Reader().As(server, "rhodri");
        var path = await OpenCase(worker, "Alfie", "Kingcupper");
        var anwen = await server.User("anwen");

        using var assigned = await manager.Send($"{path}/roles", null, ("command", Guid.NewGuid().ToString()), ("role", "lead_social_worker"), ("reason", "She knows the family"), ("user", anwen.UserId.ToString()));

        Assert.That(await manager.Page(path), Does.Contain("Anwen Candlemere"));
    }

    [Test]
    public async Task Whoever_takes_a_case_from_somebody_says_why_and_the_case_shows_it()
    {
        var one = (await ProtectedFamily.On(server, "Marlowby", "Una"))[0];
        using var manager = await server.Reader().As(server, "rhodri");
        var dafydd = (await server.User("dafydd")).UserId.ToString();

        using var unsaid = await manager.Send($"/cases/{one}/roles", null, ("command", Guid.NewGuid().ToString()), ("role", "lead_social_worker"), ("user", dafydd));
        using var said = await manager.Send(
            $"/cases/{one}/roles", null, ("command", Guid.NewGuid().ToString()), ("role", "lead_social_worker"), ("user", dafydd), ("reason", "Una asked for somebody who speaks Welsh"));

        Assert.That(await unsaid.Content.ReadAsStringAsync(), Does.Contain("Say why it changes").And.Contain("href=\"#reason\""));
        Assert.That(said.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(await manager.Page($"/cases/{one}"), Does.Contain("Una asked for somebody who speaks Welsh"));
        Assert.That(await manager.Page($"/cases/{one}/history"), Does.Contain("Una asked for somebody who speaks Welsh"));
    }

    [Test]
    public async Task What_somebody_recorded_stays_under_their_name_when_they_have_left()
    {
        using var worker = await server.Reader().As(server, "leila");
        using var manager = await server.Reader().As(server, "rhodri");
        using var administrator = await server.Reader().As(server, "hedd");
        var path = await OpenCase(worker, "Ela", "Kingcupper");
        var staff = $"/staff/{(await server.User("leila")).UserId}";

        using var left = await administrator.Send(staff, $"{staff}?handler=Leave");
        var page = await manager.Page(path);
        using var returned = await administrator.Send(staff, $"{staff}?handler=Return");

        Assert.That(page, Does.Contain("Leila Brightmoor").And.Not.Contain("somebody no longer known"));
    }

    [Test]
    public async Task Business_support_sees_what_is_to_be_booked_and_sent_and_nothing_of_what_is_feared()
    {
        using var worker = await server.Reader().As(server, "anwen");
        using var manager = await server.Reader().As(server, "rhodri");
        using var support = await server.Reader().As(server, "mei");
        var path = await CaseForms.Open(worker, "Elin");
        await CaseForms.DecideReferral(manager, path);
        await CaseForms.HoldStrategyDiscussion(manager, path);

        var (whole, part) = (await manager.Page(path) + await manager.Page($"{path}/file"), await support.Page(path));
        var elsewhere = string.Concat(await support.Page($"{path}/file"), await support.Page($"{path}/history"), await support.Page($"{path}/work"));
        var api = await support.Page($"/api/v1{path}");

        Assert.That(whole, Does.Contain("Bruising seen at school").And.Contain("id=\"timeline\"").And.Contain("Start emergency protection now"));
        Assert.That(part, Does.Contain("Elin Wagtailer").And.Contain("Initial conference held"));
        Assert.That(part, Does.Not.Contain("Bruising").And.Not.Contain("id=\"timeline\"").And.Not.Contain("Record the outcome of the enquiry").And.Not.Contain("Domestic abuse"));
        Assert.That(elsewhere, Does.Not.Contain("Bruising").And.Not.Contain("Record the outcome of the enquiry").And.Not.Contain("Domestic abuse"));
        Assert.That(api, Does.Not.Contain("record_enquiry_outcome").And.Not.Contain("open.legal"));
    }

    [Test]
    public async Task A_referral_that_is_refused_leaves_no_child_on_file()
    {
        using var worker = await server.Reader().As(server, "anwen");
        var answers = Referral("Nobody", "Kingcupper", Guid.NewGuid().ToString()).Where(answer => answer.Name != "q.concern");

        using var refused = await worker.Send("/cases/open", null, [.. answers]);

        await server.Database(async database => Assert.That(await database.Children.AnyAsync(child => child.GivenName == "Nobody"), Is.False));
    }

    [Test]
    public async Task A_second_case_for_a_child_with_an_open_one_is_refused_in_words_and_keeps_what_was_typed()
    {
        using var worker = await server.Reader().As(server, "anwen");
        var path = await OpenCase(worker, "Twm", "Kingcupper");
        var child = await ChildOf(path);

        var page = await worker.Page($"/cases/open?child={child}");
        using var refused = await worker.Send($"/cases/open?child={child}", null, Referral("", "", Guid.NewGuid().ToString()));
        var html = await refused.Content.ReadAsStringAsync();

        Assert.That(page, Does.Contain("Twm Kingcupper").And.Not.Contain("name=\"given\""));
        Assert.That(html, Does.Contain("This child has an open case").And.Contain("Bruising seen at school"));
    }

    [Test]
    public async Task Whoever_works_in_no_team_chooses_the_team_that_will_work_the_case()
    {
        using var duty = await server.Reader().As(server, "farah");
        using var south = await server.Reader().As(server, "seren");

        using var unsaid = await duty.Send("/cases/open", null, Referral("Guto", "Kingcupper", Guid.NewGuid().ToString()));
        using var said = await duty.Send("/cases/open", null, [.. Referral("Guto", "Kingcupper", Guid.NewGuid().ToString()), ("team", "2")]);

        Assert.That(await unsaid.Content.ReadAsStringAsync(), Does.Contain("<a href=\"#team\">Choose the team that will work the case</a>"));
        Assert.That(await south.Page("/cases"), Does.Contain("Guto Kingcupper"));
    }

    [Test]
    public async Task A_child_that_is_not_on_file_has_no_page_to_open_a_case()
    {
        using var worker = await server.Reader().As(server, "anwen");

        using var unknown = await worker.Get($"/cases/open?child={Guid.NewGuid()}");
        using var nonsense = await worker.Get("/cases/open?child=nobody");

        Assert.That((unknown.StatusCode, nonsense.StatusCode), Is.EqualTo((HttpStatusCode.NotFound, HttpStatusCode.NotFound)));
    }

    [Test]
    public async Task Emergency_protection_stands_first_on_the_page_and_the_other_urgent_actions_first_among_theirs()
    {
        using var worker = await server.Reader().As(server, "anwen");
        var page = await worker.Page(await RegisteredCase());

        var (emergency, work) = (At("/actions/start_emergency_protection"), At("id=\"work\""));
        var (concern, member) = (At("/actions/raise_safety_concern"), At("/actions/add_family_member"));

        Assert.That(emergency, Is.Positive.And.LessThan(work));
        Assert.That(concern, Is.Positive.And.LessThan(member));
        Assert.That(page[(emergency + 1)..], Does.Not.Contain("/actions/start_emergency_protection"), "it stands there once");

        int At(string text) => page.IndexOf(text, StringComparison.Ordinal);
    }

    [Test]
    public async Task The_pages_of_a_case_read_in_Welsh_too()
    {
        using var worker = await server.Reader().As(server, "anwen");
        var path = await OpenCase(worker, "Jack", "Kingcupper");
        using var chosen = await worker.Get("/language/cy?back=/");

        var page = await worker.Page(path);

        Assert.That(page, Does.Contain("<html lang=\"cy\"").And.Contain("Beth ddigwyddodd").And.Contain("Penderfynu ar yr atgyfeiriad"));
    }

    private async Task<ChildId> ChildOf(string path)
    {
        var id = CaseId.Parse(path.Split('/')[^1], null);
        var child = default(ChildId);
        await server.Database(async database => child = (await database.Cases.SingleAsync(row => row.CaseId == id)).ChildId);
        return child;
    }

    /// <summary>A child of the North team on the register.</summary>
    private async Task<string> RegisteredCase()
    {
        var path = "";
        await server.Database(async database =>
            path = $"/cases/{(await database.Cases.FirstAsync(row => row.TeamId == new TeamId(1) && row.MainState.StartsWith("open.main.protected"))).CaseId}");
        return path;
    }

    private static async Task<string> OpenCase(Reader worker, string given, string family)
    {
        using var opened = await worker.Send("/cases/open", null, Referral(given, family, Guid.NewGuid().ToString()));
        Assert.That(opened.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), "the referral is taken");
        return opened.Headers.Location!.OriginalString;
    }

    /// <summary>With the words of somebody who has looked at those who are alike: all children of these tests are born on one day.</summary>
    private static (string Name, string Value)[] Referral(string given, string family, string command) =>
        [.. Unlooked(given, family, command), ("another", "true"), ("because", "Another child of the tests")];

    private static (string Name, string Value)[] Unlooked(string given, string family, string command) =>
    [
        ("command", command), ("given", given), ("family", family), ("q.on.which", "today"), ("q.on.time", "00:00"),
        ("q.concern", "Bruising seen at school"), ("q.date_of_birth.day", "2"), ("q.date_of_birth.month", "5"), ("q.date_of_birth.year", "2016"),
    ];

    private static Task<HttpResponseMessage> Decide(Reader manager, string path, string command) => manager.Send(
        $"{path}/tasks/decide_referral", null,
        ("command", command), ("seen", "1"), ("q.on.which", "today"), ("q.on.time", "00:00"), ("q.decision", "strategy_discussion"), ("q.reasons", "Marks like those of a belt"));

    private async Task NewReferral(Reader worker, string path)
    {
        await AnHourLater();
        using var recorded = await worker.Send(
            $"{path}/actions/record_new_referral", null, ("command", Guid.NewGuid().ToString()), ("q.on.which", "today"), ("q.on.time", Time()), ("q.concern", "Bruising again"));
        Assert.That(recorded.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), "the new referral is taken");
    }

    private async Task<HttpResponseMessage> DecideNew(Reader manager, string form, string seen, string task, string reasons)
    {
        await AnHourLater();
        return await manager.Send(
            form, null,
            ("command", Guid.NewGuid().ToString()), ("seen", seen), ("task", task), ("q.on.which", "today"), ("q.on.time", Time()), ("q.decision", "no_further_action"), ("q.reasons", reasons));
    }

    private Task AnHourLater() => Clock.Move(Duration.FromHours(1), CancellationToken.None);

    private DemonstrationClock Clock => server.Services.GetRequiredService<DemonstrationClock>();

    /// <summary>The present time of day.</summary>
    private string Time() => Clock.GetCurrentInstant().InZone(DateTimeZoneProviders.Tzdb["Europe/London"]).ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string Hidden(string html, string name) =>
        WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Match(html, $"name=\"{name}\" value=\"([^\"]*)\"").Groups[1].Value);

    private static async Task<(string Version, string Seen)> Seen(Reader reader, string path)
    {
        var html = await reader.Page(path);
        return (Hidden("version"), Hidden("seen"));

        string Hidden(string name) => System.Text.RegularExpressions.Regex.Match(html, $"name=\"{name}\" value=\"(\\d+)\"").Groups[1].Value;
    }
}
