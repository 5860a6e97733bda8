using System.Globalization;
using ChildProtection.Workflow.EndToEnd.Tests.Browsing;
using ChildProtection.Workflow.Server.Demonstration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using NodaTime;

namespace ChildProtection.Workflow.EndToEnd.Tests.MainJob;

/// <summary>
/// The main job, in a real browser with the shipped definition of Wales: a case from the referral through strategy discussion, conference, registration and
/// review to de-registration and, when every letter is out, to its end; the clock moved past a deadline, and reminder and escalation seen on the right
/// people's lists.
/// </summary>
public sealed class MainJobTests : BrowserTest
{
    private static readonly DateTimeZone London = DateTimeZoneProviders.Tzdb["Europe/London"];

    private readonly Dictionary<string, IPage> pages = [];
    private string path = "";

    protected override bool Demonstration => true;

    private DemonstrationClock Clock => Server.Services.GetRequiredService<DemonstrationClock>();

    private LocalDateTime Now => Clock.GetCurrentInstant().InZone(London).LocalDateTime;

    [Test]
    public async Task A_case_runs_from_strategy_discussion_to_deregistration_and_what_is_missed_reaches_the_right_people()
    {
        await MoveToOffice();
        await OpenCase();
        await Do("rhodri", "tasks/decide_referral", ("decision", "strategy_discussion"), ("worker", "Anwen Candlemere"));
        await Do("rhodri", "tasks/hold_strategy_discussion", ("police", "took_part"), ("health", "took_part"), ("decision", "enquire_joint"));
        await Do("anwen", "tasks/record_enquiry_outcome", ("outcome", "conference"), ("child_seen", "yes"), ("findings", "At risk at home"), ("proposed_categories", "neglect"));
        await Do("rhodri", "tasks/ratify_enquiry", ("agreed", "yes"), ("agencies_views", "Health and police agree"));
        await Do("mei", "tasks/schedule_conference", ("booked_for", Iso(Now.Date.PlusDays(7))), ("chair", "Bronwen Highlarch"));

        await Move(days: 7);
        await Do("anwen", "tasks/prepare_child", ("purpose", "understood"), ("wishes", "Breakfast every day"));
        await Do("bronwen", "tasks/open_conference", ("agencies", "3"), ("confidentiality_explained", "yes"));
        await Do(
            "bronwen", "tasks/record_conference_decision",
            ("at_risk", "yes"), ("plan_needed", "yes"), ("categories", "neglect"), ("agencies_views", "All agree"), ("consensus", "yes"),
            ("outline_plan", "yes"), ("core_group_named", "yes"), ("next_dates_set", "yes"), ("lead_named", "Anwen Candlemere"));
        await Do("cledwyn", "tasks/confirm_register_entry");

        await PastTheFirstCoreGroup();
        await Do(
            "anwen", "tasks/hold_first_core_group",
            ("lead_present", "yes"), ("professionals", "2"), ("parents", "present"), ("life_change", "same"), ("kept_from_harm", "partly"), ("patterns", "Hunger on Mondays"));
        await Assertions.Expect((await As("anwen", path)).Locator("#timeline ~ ol")).ToContainTextAsync("Done late: Hold the first core group");

        await Do("mei", "tasks/book_review", ("booked_for", Iso(Now.Date.PlusDays(60))), ("chair", "Bronwen Highlarch"));
        await Move(days: 60);
        await Do("anwen", "tasks/prepare_child", ("purpose", "understood"), ("wishes", "That it stays as it is"));
        await Do("bronwen", "tasks/open_review", ("agencies", "2"));
        await Do(
            "bronwen", "tasks/record_review_decision",
            ("at_risk", "no"), ("plan_needed", "no"), ("need", "no"), ("agencies_views", "All agree that he is safe"), ("consensus", "yes"));

        await Do("cledwyn", "tasks/confirm_register_entry");
        var page = await As("anwen", path);
        await Assertions.Expect(page.Locator(".cpw-where").First).ToContainTextAsync("Closing");
        await Check(page, "main-job-closing");

        await DoWhatIsOwed();
        await page.GotoAsync(path);
        await Assertions.Expect(page.Locator(".cpw-child")).ToContainTextAsync("This case is closed");
        await Assertions.Expect(page.Locator("main a[href*='/tasks/'], main a[href*='/actions/']")).ToHaveCountAsync(0);
        await Check(page, "main-job-end");
        await TheHealthVisitorsHeard();
    }

    /// <summary>What closing still asks for: the case ends by itself with the last of it, and not before.</summary>
    private async Task DoWhatIsOwed()
    {
        await Do("anwen", "tasks/send_core_group_record");
        foreach (var _ in new[] { "the initial conference", "the review" })
        {
            await Do("mei", "tasks/draft_minutes", ("child_contribution", "Osian drew his house"));
            await Do("bronwen", "tasks/approve_minutes", ("approved", "yes"));
            await Do("mei", "tasks/send_decision_summary");
            await Do("mei", "tasks/send_minutes");
        }
        foreach (var _ in new[] { "his mother", "Osian himself" })
        {
            await Do("mei", "tasks/write_to_family", ("told_how", "given"));
        }
        await Assertions.Expect((await As("anwen", path)).Locator(".cpw-where").First).ToContainTextAsync("Something is still owed");
        await Do("mei", "tasks/tell_agencies", ("agencies", "School and health"));
    }

    private async Task OpenCase()
    {
        var page = await As("anwen", "/cases/open");
        await page.FillAsync("#given", "Osian");
        await page.FillAsync("#family", "Wagtailer");
        await Fill(page, "date_of_birth", "2018-03-14");
        await page.GetByRole(AriaRole.Button, new() { Name = "Look whether the child is known", Exact = true }).Last.ClickAsync();
        await page.CheckAsync("[name=agencies][value=riverside-health]");
        await Fill(page, "concern", "Often alone and hungry");
        await page.ClickAsync("button[name=add][value='q.family']");
        await Fill(page, "family.0.name", "Amina Yusuf");
        await Fill(page, "family.0.kind", "parent");
        await Send(page, "Open the case");
        await page.WaitForURLAsync("**/cases/*-*");
        path = new Uri(page.Url).AbsolutePath;
    }

    /// <summary>The relay sends by itself; the page is asked again until it has.</summary>
    private async Task TheHealthVisitorsHeard()
    {
        const int LooksMax = 200;
        for (var looks = 0; looks < LooksMax; looks++)
        {
            var page = await As("ffion", "/operations");
            if (await page.Locator("th", new() { HasText = "riverside-health" }).CountAsync() > 0)
            {
                await Check(page, "operations");
                return;
            }
        }
        Assert.Fail("No notice reached the agency.");
    }

    /// <summary>The clock is moved to the next deadline, again and again, until the first core group is missed and raised.</summary>
    private async Task PastTheFirstCoreGroup()
    {
        const int MovesMax = 40;
        const string What = "Hold the first core group";
        var reminded = false;
        for (var moves = 0; moves < MovesMax; moves++)
        {
            var worker = await As("anwen", "/work");
            var mine = worker.Locator(".cpw-card", new() { HasText = "Osian Wagtailer" }).Filter(new() { HasText = What });
            reminded |= await mine.Filter(new() { Has = worker.Locator(".govuk-tag", new() { HasText = "Reminder" }) }).CountAsync() > 0;
            if (await mine.Filter(new() { Has = worker.Locator(".govuk-tag", new() { HasText = "Escalation" }) }).CountAsync() > 0)
            {
                Assert.That(reminded, "the lead worker was reminded before the day");
                var manager = await As("rhodri", "/work");
                var raised = manager.Locator(".cpw-card", new() { HasText = "Osian Wagtailer" }).Filter(new() { HasText = What }).First;
                await Assertions.Expect(raised).ToContainTextAsync("Escalation");
                await Check(manager, "main-job-escalation");
                await raised.GetByRole(AriaRole.Button).ClickAsync();
                await Assertions.Expect(manager.Locator(".govuk-notification-banner")).ToContainTextAsync("You have taken this on");
                return;
            }
            await worker.ClickAsync("button[value=NextDeadline]");
        }
        Assert.Fail($"'{What}' was not raised within {MovesMax} moves of the clock.");
    }

    private async Task Do(string who, string work, params (string Question, string Answer)[] answers)
    {
        var page = await As(who, $"{path}/work");
        await page.Locator($"a[href^='{path}/{work}']").First.ClickAsync();
        foreach (var (question, answer) in answers)
        {
            await Fill(page, question, answer);
        }
        await Send(page, "Save");
        await Assertions.Expect(page.Locator(".govuk-notification-banner__content").Or(page.Locator(".govuk-error-summary"))).ToContainTextAsync(
            "is recorded for Osian Wagtailer", new() { Timeout = 20_000 });
    }

    /// <summary>Says that it happened today, at the present time where a time is asked, and sends the form.</summary>
    private async Task Send(IPage page, string button)
    {
        var form = new FilledForm(new PointerHands(page));
        await form.Today(Now.ToString("HH:mm", CultureInfo.InvariantCulture));
        await form.Send(button);
    }

    private static Task Fill(IPage page, string question, string answer) => new FilledForm(new PointerHands(page)).Answer(question, answer);

    /// <summary>The browser of that person, at that address.</summary>
    private async Task<IPage> As(string who, string address)
    {
        if (!pages.TryGetValue(who, out var page))
        {
            return pages[who] = await Open(address, signedInAs: who);
        }
        await page.GotoAsync(address);
        return page;
    }

    private Task Move(int days) => Clock.Move(Duration.FromDays(days), CancellationToken.None);

    /// <summary>To ten o'clock on the next Monday, so that the days of the story do not hang on the day of the test.</summary>
    private Task MoveToOffice()
    {
        var monday = Now.Date.Next(IsoDayOfWeek.Monday) + new LocalTime(10, 0);
        return Clock.Move(monday.InZoneLeniently(London).ToInstant() - Clock.GetCurrentInstant(), CancellationToken.None);
    }

    private static string Iso(LocalDate date) => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}
