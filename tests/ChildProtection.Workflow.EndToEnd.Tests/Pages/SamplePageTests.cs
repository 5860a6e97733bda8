using System.Globalization;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Cases.Work;
using ChildProtection.Workflow.EndToEnd.Tests.Browsing;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Expressions;
using ChildProtection.Workflow.Server.Demonstration;
using ChildProtection.Workflow.Server.Tests.Serving;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using NodaTime;

namespace ChildProtection.Workflow.EndToEnd.Tests.Pages;

/// <summary>The pages of the work, with the small sample behind them.</summary>
public sealed class SamplePageTests : BrowserTest
{
    protected override bool Demonstration => true;

    [TestCaseSource(nameof(Widths))]
    public async Task The_sample_accounts_are_accessible(int width) =>
        await Check(await Open("/sign-in", width), "sign-in-sample");

    [TestCaseSource(nameof(Widths))]
    public async Task The_form_of_an_action_is_accessible_with_its_errors(int width)
    {
        var page = await Open("/team-tasks", width, signedInAs: "rhodri");
        await page.Locator(".cpw-card__child a").First.ClickAsync();
        await page.Locator("section[aria-labelledby=actions] a").First.ClickAsync();
        await Check(page, "form");

        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();

        await Check(page, "form-errors");
    }

    [TestCaseSource(nameof(Widths))]
    public async Task Notices_and_the_choice_of_mails_are_accessible_with_their_errors(int width)
    {
        var page = await Open("/notices", width, signedInAs: "rhodri");
        await Check(page, "notices");
        await page.GotoAsync(new Uri(new Uri(page.Url), "/notices/mail").ToString());
        await page.CheckAsync("#which");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Check(page, "notices-mail-errors");
    }

    [TestCaseSource(nameof(Widths))]
    public async Task What_the_night_may_bring_is_accessible(int width)
    {
        var page = await Open("/out-of-hours", width, signedInAs: "farah");
        await Check(page, "out-of-hours");
        if (await page.Locator("main a[href$='/safety']").CountAsync() > 0)
        {
            await page.Locator("main a[href$='/safety']").First.ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Hand over", Exact = true }).ClickAsync();
            await Check(page, "safety-errors");
        }
    }

    [TestCaseSource(nameof(Widths))]
    public async Task Giving_children_to_somebody_else_is_accessible_with_its_errors(int width)
    {
        await ProtectedFamily.On(Server, "Dunnock", "Ceri");
        var page = await Open("/team-tasks/reassign", width, signedInAs: "rhodri");
        await Choose(page, "#from", "Anwen Candlemere");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show", Exact = true }).ClickAsync();
        await Choose(page, "#to", "Dafydd");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show", Exact = true }).ClickAsync();
        await Check(page, "reassign");
        await page.GetByRole(AriaRole.Button, new() { Name = "Give them", Exact = true }).ClickAsync();
        await Check(page, "reassign-errors");
    }

    [TestCaseSource(nameof(Widths))]
    public async Task Teams_are_kept_accessibly_with_their_errors(int width)
    {
        var page = await Open("/staff/teams", width, signedInAs: "hedd");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the team", Exact = true }).ClickAsync();
        await Check(page, "teams-errors");
        await page.GotoAsync(new Uri(new Uri(page.Url), "/staff/teams/1").ToString());
        await page.GetByRole(AriaRole.Button, new() { Name = "Close the team", Exact = true }).ClickAsync();
        await Check(page, "team-errors");
    }

    [TestCaseSource(nameof(Widths))]
    public async Task A_call_to_the_register_is_accessible_with_its_errors_and_its_answer(int width)
    {
        var page = await Open("/register/enquiries", width, signedInAs: "farah");
        await Check(page, "enquiries");
        await page.GotoAsync(new Uri(new Uri(page.Url), "/register/enquiries/new").ToString());
        await page.GetByRole(AriaRole.Button, new() { Name = "Search the register", Exact = true }).ClickAsync();
        await Check(page, "enquiry-errors");

        foreach (var (field, text) in new[] { ("caller", "Nurse Ottilie Fernbrook"), ("agency", "Glan Afon Hospital"), ("role", "Emergency department"), ("rang", "01970 000000"), ("given", "Nobody"), ("family", "Nowhere"), ("reason", "A burn on the hand"), ("concern", "The child was alone") })
        {
            await page.FillAsync($"#{field}", text);
        }
        await page.CheckAsync("#standing-health");
        await page.CheckAsync("#purpose");
        await page.CheckAsync("#check");
        await page.CheckAsync("#method");
        await page.GetByRole(AriaRole.Button, new() { Name = "Search the register", Exact = true }).ClickAsync();
        await Check(page, "enquiry");
        await page.GetByRole(AriaRole.Button, new() { Name = "Open a referral for the concern", Exact = true }).ClickAsync();
        await Check(page, "enquiry-duty");
    }

    [TestCaseSource(nameof(Widths))]
    public async Task Absence_and_cover_are_accessible_with_their_errors(int width)
    {
        var page = await Open("/absences", width, signedInAs: "rhodri");
        await Check(page, "absences");
        await page.GetByRole(AriaRole.Button, new() { Name = "Record an absence", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save, and say who covers", Exact = true }).ClickAsync();
        await Check(page, "absence-record-errors");
        foreach (var (field, value) in new[] { ("from.day", "1"), ("from.month", "3"), ("from.year", "2030"), ("to.day", "9"), ("to.month", "3"), ("to.year", "2030") })
        {
            await page.FillAsync($"[id='{field}']", value);
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Save, and say who covers", Exact = true }).ClickAsync();

        await Check(page, "absence");
    }

    [TestCaseSource(nameof(Widths))]
    public async Task Restricted_files_and_who_looked_are_accessible(int width)
    {
        var page = await Open("/restricted", width, signedInAs: "iolo");
        await Check(page, "restricted");
        await page.GotoAsync(new Uri(new Uri(page.Url), "/restricted/new").ToString());
        await Check(page, "restricted-new");
        await page.GetByRole(AriaRole.Button, new() { Name = "Restrict the file now" }).ClickAsync();
        await Check(page, "restricted-new-errors");
        await page.GotoAsync(new Uri(new Uri(page.Url), "/looks").ToString());
        await page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await Check(page, "looks-of-somebody");
        await page.GotoAsync(new Uri(new Uri(page.Url), "/looks/readings").ToString());
        await Check(page, "looks-readings");
        await page.GotoAsync(new Uri(new Uri(page.Url), "/looks/rights").ToString());
        await Check(page, "looks-rights");
    }

    [TestCaseSource(nameof(Widths))]
    public async Task Opening_a_case_is_accessible_with_its_errors(int width)
    {
        var page = await Open("/cases/open", width, signedInAs: "rhodri");
        await Check(page, "open");

        await page.GetByRole(AriaRole.Button, new() { Name = "Look whether the child is known", Exact = true }).ClickAsync();
        await Check(page, "open-errors");
        await page.FillAsync("#given", "Osian");
        await page.FillAsync("#family", "Wagtaler");
        await page.GetByRole(AriaRole.Button, new() { Name = "Look whether the child is known", Exact = true }).ClickAsync();
        await Check(page, "open-looked");

        await page.GetByRole(AriaRole.Button, new() { Name = "Open the case", Exact = true }).ClickAsync();

        await Check(page, "open-referral-errors");
    }

    [TestCaseSource(nameof(Widths))]
    public async Task A_correction_is_accessible_with_its_errors(int width)
    {
        var page = await ACase(width);
        await page.GetByRole(AriaRole.Link, new() { Name = "Facts and records" }).ClickAsync();
        await Check(page, "case-file");
        await page.Locator(".govuk-summary-list__actions a").First.ClickAsync();
        await Check(page, "correct");

        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();

        await Check(page, "correct-errors");
    }

    [TestCaseSource(nameof(Widths))]
    public async Task Saying_which_agencies_work_with_a_child_is_accessible_with_its_errors(int width)
    {
        var page = await Open(await ACaseWithAgencies(), width, signedInAs: "rhodri");
        await page.GetByText("Say which agencies work with the child").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "It no longer works with the child" }).First.ClickAsync();
        await Check(page, "agencies");

        await page.GetByRole(AriaRole.Button, new() { Name = "Add the agency" }).ClickAsync();

        await Check(page, "agencies-errors");
    }

    [TestCaseSource(nameof(Widths))]
    public async Task Bringing_in_the_cases_of_an_earlier_system_is_accessible_with_its_errors(int width)
    {
        var page = await Open("/import", width, signedInAs: "gwenllian");
        await Check(page, "import");
        await page.GetByRole(AriaRole.Button, new() { Name = "Rehearse", Exact = true }).ClickAsync();
        await Check(page, "import-errors");
        await page.FillAsync("#system", EarlierSystem.Name);
        var files = EarlierSystem.One("Tegid", "Rowanlea", width.ToString(CultureInfo.InvariantCulture)).Append(("visits.csv", "case_reference,on\n"u8.ToArray()));
        await page.SetInputFilesAsync("#file", files.Select(file => new FilePayload { Name = file.Item1, MimeType = "text/csv", Buffer = file.Item2 }));
        await page.GetByRole(AriaRole.Button, new() { Name = "Rehearse", Exact = true }).ClickAsync();
        await Check(page, "import-rehearsed");

        var second = await Open(new Uri(page.Url).AbsolutePath, width, signedInAs: "hedd");
        await Check(second, "import-second");
    }

    [TestCaseSource(nameof(Widths))]
    public async Task One_visit_to_brothers_and_sisters_is_accessible_with_its_errors(int width)
    {
        var cases = await ProtectedFamily.On(Server, "Goldcrest", "Eira", "Folant");
        var page = await Open($"/cases/{cases[0]}/actions/record_visit/together", width, signedInAs: "anwen");
        await Check(page, "together");

        await page.GetByRole(AriaRole.Button, new() { Name = "Save for each child", Exact = true }).ClickAsync();

        await Check(page, "together-errors");
    }

    [TestCaseSource(nameof(Widths))]
    public async Task The_page_of_changes_is_accessible_with_its_errors(int width)
    {
        await Check(await Open("/staff/changes", width, signedInAs: "hedd"), "changes");

        await Check(await Open("/staff/changes?from=yesterday", width, signedInAs: "hedd"), "changes-errors");
    }

    [TestCaseSource(nameof(Widths))]
    public async Task Excusing_a_missed_deadline_is_accessible_with_its_errors(int width)
    {
        var page = await Open(await AMissedDeadline() + "/work", width, signedInAs: "gwenllian");
        await page.GetByText("Missed deadlines").ClickAsync();
        await page.Locator("a[href*='/excuse?']").First.ClickAsync();
        await Check(page, "excuse");

        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();

        await Check(page, "excuse-errors");
    }

    [TestCaseSource(nameof(Widths))]
    public async Task Setting_a_task_aside_is_accessible_with_its_errors(int width)
    {
        var page = await Open(await AnEnquiry() + "/work", width, signedInAs: "rhodri");
        await Check(page, "case-work");
        await page.Locator("a[href*='/not-needed/']").First.ClickAsync();
        await Check(page, "not-needed");

        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();

        await Check(page, "not-needed-errors");
    }

    [Test]
    public async Task A_question_that_hangs_on_an_answer_appears_as_that_answer_is_chosen()
    {
        var page = await ACase(1280);
        await page.GotoAsync(new Uri(page.Url).AbsolutePath + "/actions/record_visit");
        var alone = page.Locator("[name='q.alone']").First;

        var before = await alone.IsVisibleAsync();
        await page.CheckAsync("[name='q.seen'][value=yes]");

        Assert.That(before, Is.False);
        await Assertions.Expect(alone).ToBeVisibleAsync();
    }

    [Test]
    public async Task Without_script_a_form_is_filled_in_sent_and_answered()
    {
        var page = await Open("/cases/open", script: false, signedInAs: "rhodri");
        await page.FillAsync("#given", "Carys");
        await page.FillAsync("#family", "Yarrowby");
        await page.ClickAsync("button.govuk-button[formaction*='Look']");
        if (await page.Locator("#another").CountAsync() > 0)
        {
            await page.CheckAsync("#another");
            await page.FillAsync("#because", "Another Carys");
        }
        await page.ClickAsync("button[name=add]");
        await page.CheckAsync("[name='q.on.which'][value=today]");
        await page.FillAsync("[name='q.on.time']", "00:00");
        await page.FillAsync("[name='q.concern']", "Bruising");

        await page.GetByRole(AriaRole.Button, new() { Name = "Open the case", Exact = true }).Last.ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Carys Yarrowby" })).ToBeVisibleAsync();
    }

    /// <summary>A case of the North team in which the strategy discussion has been held, made here: what the sample's seed brings changes with the definitions.</summary>
    private async Task<string> AnEnquiry()
    {
        await using var scope = Server.Services.CreateAsyncScope();
        var (opening, work) = (scope.ServiceProvider.GetRequiredService<CaseOpening>(), scope.ServiceProvider.GetRequiredService<CaseWork>());
        var manager = await scope.ServiceProvider.GetRequiredService<IStaffDirectory>().FindBySignInName("rhodri", default);
        var (caseId, child) = (new CaseId(Guid.NewGuid()), new ChildId(Guid.NewGuid()));
        var referral = Answered(("concern", Value.Of("Bruising")), ("date_of_birth", Value.Of(new LocalDate(2018, 3, 14))));
        WorkOutcome[] outcomes =
        [
            await opening.Open(manager!, new OpenCase(caseId, child, null, referral, null) { NewChild = new NewChild(child, "Nest", "Thrushwood", new LocalDate(2018, 3, 14), null, null, new FamilyId(Guid.NewGuid())) }, default),
            await Do("decide_referral", ("decision", Value.OfCode("strategy_discussion"))),
            await Do("hold_strategy_discussion", ("police", Value.OfCode("took_part")), ("health", Value.OfCode("took_part")), ("decision", Value.OfCode("enquire_joint"))),
        ];
        Assert.That(outcomes, Has.All.InstanceOf<WorkOutcome.Done>());
        return $"/cases/{caseId}";

        Task<WorkOutcome> Do(string task, params (string, Value)[] answers) => work.Give(
            manager!, caseId, new CaseInput.CompleteTask(task, Answered(answers)) { Actor = Actor.System }, Guid.NewGuid().ToString(), null, default);
    }

    /// <summary>The same, with nobody recording the outcome until it is raised to the senior manager.</summary>
    private async Task<string> AMissedDeadline()
    {
        const int WorkingDaysToTheSeniorManager = 13;
        var path = await AnEnquiry();
        for (var day = 0; day < WorkingDaysToTheSeniorManager; day++)
        {
            await Server.Services.GetRequiredService<DemonstrationDesk>().Move(ClockMove.WorkingDay, new AuthorityId(1), default);
        }
        return path;
    }

    private static Answers Answered(params (string Name, Value Value)[] answers) => Answers.Of(answers.Select(answer => KeyValuePair.Create(answer.Name, answer.Value)));

    /// <summary>A case of the sample: those that are made here have no agencies.</summary>
    private async Task<string> ACaseWithAgencies()
    {
        var found = "";
        await Server.Database(async database => found = $"/cases/{await database.Cases
            .Where(row => !row.Closed && row.TeamId == new TeamId(1) && database.AgencyRelations.Any(relation => relation.ChildId == row.ChildId && relation.ToDate == null))
            .OrderBy(row => row.CaseId).Select(row => row.CaseId).FirstAsync()}");
        return found;
    }

    private async Task<IPage> ACase(int width)
    {
        var page = await Open("/cases", width, signedInAs: "rhodri");
        await page.Locator("main table a").First.ClickAsync();
        return page;
    }

    /// <summary>Chooses from a list that opens, by how what is chosen begins.</summary>
    private static async Task Choose(IPage page, string list, string begins) =>
        await page.SelectOptionAsync(list, (await page.Locator($"{list} option", new() { HasText = begins }).First.GetAttributeAsync("value"))!);
}
