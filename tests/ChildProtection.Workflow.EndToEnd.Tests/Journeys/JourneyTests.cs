using System.Globalization;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.EndToEnd.Tests.Browsing;
using ChildProtection.Workflow.Server.Demonstration;
using ChildProtection.Workflow.Server.Tests.Serving;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using NodaTime;

namespace ChildProtection.Workflow.EndToEnd.Tests.Journeys;

/// <summary>What people come for most often, each with a pointer and with a keyboard alone.</summary>
[TestFixture(Device.Pointer)]
[TestFixture(Device.Keyboard)]
public sealed class JourneyTests(Device device) : BrowserTest
{
    private static readonly DateTimeZone London = DateTimeZoneProviders.Tzdb["Europe/London"];

    protected override bool Demonstration => true;

    private LocalDateTime Now => Server.Services.GetRequiredService<DemonstrationClock>().GetCurrentInstant().InZone(London).LocalDateTime;

    [Test]
    public async Task A_social_worker_opens_a_case_for_a_child_who_was_referred()
    {
        var hands = await At("/work", "anwen");
        await hands.Press(Navigation(hands, "Cases"));
        await hands.Press(Button(hands, "Open a case"));
        await hands.Type(hands.Page.Locator("#given"), "Seren");
        await hands.Type(hands.Page.Locator("#family"), "Journeyman");
        await hands.Press(Button(hands, "Look whether the child is known"));
        var form = new FilledForm(hands);
        await form.Today(Time);
        await form.Answer("concern", "Often alone and hungry");

        await form.Send("Open the case");

        await Assertions.Expect(hands.Page.GetByRole(AriaRole.Heading, new() { Name = "Seren Journeyman" })).ToBeVisibleAsync();
    }

    [Test]
    public async Task A_manager_decides_on_a_referral_and_names_the_worker()
    {
        var hands = await AtTask("decide_referral", "rhodri", "Decide on the referral");

        await Done(hands, ("decision", "strategy_discussion"), ("worker", "Anwen Candlemere"));
    }

    [Test]
    public async Task A_manager_records_the_strategy_discussion()
    {
        var hands = await AtTask("hold_strategy_discussion", "rhodri", "Hold the strategy discussion");

        await Done(hands, ("police", "took_part"), ("health", "took_part"), ("decision", "enquire_joint"));
    }

    [Test]
    public async Task A_lead_worker_records_the_outcome_of_the_enquiry()
    {
        var hands = await AtTask("record_enquiry_outcome", "anwen", "Record the outcome of the enquiry");

        await Done(hands, ("outcome", "conference"), ("child_seen", "yes"), ("findings", "At risk at home"));
    }

    [Test]
    public async Task Business_support_books_the_conference()
    {
        var hands = await AtTask("schedule_conference", "mei", "Book the conference and invite");

        await Done(hands, ("booked_for", Now.Date.PlusDays(7).ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)), ("chair", "Bronwen Highlarch"));
    }

    [Test]
    public async Task A_chair_records_the_decision_of_the_conference()
    {
        var hands = await AtTask("record_conference_decision", "bronwen", "Record the decision for this child");

        await Done(
            hands,
            ("at_risk", "yes"), ("plan_needed", "yes"), ("categories", "neglect"), ("agencies_views", "All agree"), ("consensus", "yes"),
            ("outline_plan", "yes"), ("core_group_named", "yes"), ("next_dates_set", "yes"), ("lead_named", "Anwen Candlemere"));
    }

    [Test]
    public async Task A_lead_worker_holds_the_first_core_group_and_sends_its_record()
    {
        const string SendTheRecord = "Sign and send the record of the core group";
        var (_, name) = await AChild(null);
        var hands = await At("/work", "anwen");
        await Press(hands, name, "Hold the first core group");
        await Done(
            hands,
            ("lead_present", "yes"), ("professionals", "2"), ("parents", "present"), ("life_change", "same"), ("kept_from_harm", "partly"), ("patterns", "Hunger on Mondays"));

        await hands.Page.GotoAsync("/work");
        await Press(hands, name, SendTheRecord);
        await Done(hands);

        await hands.Page.GotoAsync("/work");
        var theirs = hands.Page.Locator(".cpw-card", new() { HasText = name });
        await Assertions.Expect(theirs).Not.ToHaveCountAsync(0);
        await Assertions.Expect(theirs.Filter(new() { HasText = SendTheRecord })).ToHaveCountAsync(0);
    }

    [Test]
    public async Task A_chair_records_that_a_review_ends_the_plan()
    {
        var family = Family();
        await ProtectedFamily.InReview(Server, family, "Tegan");
        var hands = await At("/work", "bronwen");
        await Press(hands, $"Tegan {family}", "Record the review's decision for this child");

        await Done(
            hands,
            ("at_risk", "no"), ("plan_needed", "no"), ("agencies_views", "All agree that she is safe"), ("consensus", "yes"), ("need", "no"));
    }

    [Test]
    public async Task Business_support_notes_that_a_parent_was_given_the_invitation_and_the_case_says_what_was_given_to_whom_and_when()
    {
        var one = await BookedConference.On(Server, Family(), "Tegan");
        var hands = await At($"/cases/{one}/documents", "mei");
        await hands.Press(hands.Page.Locator("main a[href*='/actions/give_invitation']").First);
        await Done(hands, ("handover", "given"), ("how", "post"));

        await hands.Page.GotoAsync($"/cases/{one}/documents");
        var given = hands.Page.Locator("table tr", new() { HasText = BookedConference.Parent });
        await Assertions.Expect(given).ToContainTextAsync(Now.ToString("d MMMM uuuu", CultureInfo.InvariantCulture));
        await hands.Press(given.GetByRole(AriaRole.Link));
        await Assertions.Expect(hands.Page.Locator("article.cpw-paper")).ToContainTextAsync(BookedConference.Parent);
    }

    [Test]
    public async Task The_custodian_confirms_the_entry_in_the_register()
    {
        var (_, name) = await AChild(null);
        var hands = await At("/work", "cledwyn");
        await Press(hands, name, "Check and confirm the entry");

        await Done(hands);
    }

    [Test]
    public async Task A_lead_worker_records_a_visit_from_the_sheet_of_visits()
    {
        await AChild(null);
        var hands = await At("/work", "anwen");
        await hands.Press(Link(hands, "Visits"));

        await hands.Press(hands.Page.GetByRole(AriaRole.Link, new() { Name = "Record a visit : Tegan" }).Last);
        await Done(hands, FilledVisit.AtHome);

        await Assertions.Expect(hands.Page.GetByRole(AriaRole.Heading, new() { Name = "Visits", Exact = true })).ToBeVisibleAsync();
    }

    [Test]
    public async Task A_lead_worker_chooses_an_event_for_the_chronology_and_has_it_printed()
    {
        var (id, _) = await AChild(null);
        var hands = await At($"/cases/{id}", "anwen");
        await hands.Press(hands.Page.GetByRole(AriaRole.Link, new() { Name = "Chronology", Exact = true }).First);
        await hands.Press(Button(hands, "Choose from what is recorded"));
        await hands.Press(hands.Page.GetByRole(AriaRole.Button, new() { Name = "Put into the chronology" }).First);
        await Assertions.Expect(hands.Page.Locator(".govuk-notification-banner__content")).ToBeVisibleAsync();
    }

    [Test]
    public async Task A_manager_records_an_absence_and_says_who_covers()
    {
        var hands = await At("/work", "rhodri");
        await hands.Press(Navigation(hands, "Absence and cover"));
        await hands.Press(Button(hands, "Record an absence"));
        await hands.Select(hands.Page.Locator("#user"), "Dafydd Kestrelton");
        foreach (var (field, value) in new[] { ("from.day", "4"), ("from.month", "3"), ("from.year", "2030"), ("to.day", "9"), ("to.month", "3"), ("to.year", "2030") })
        {
            await hands.Type(hands.Page.Locator($"[id='{field}']"), value);
        }
        await hands.Press(Button(hands, "Save, and say who covers"));
        await hands.Select(hands.Page.Locator("#cover"), "Anwen Candlemere");

        await hands.Press(hands.Page.Locator("form", new() { Has = hands.Page.Locator("#cover") }).GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }));

        await Assertions.Expect(hands.Page.Locator("main")).ToContainTextAsync("Anwen Candlemere covers");
    }

    /// <summary>Last: it moves the clock for all.</summary>
    [Test, Order(int.MaxValue)]
    public async Task A_manager_takes_on_what_was_raised()
    {
        const int WorkingDaysUntilItIsRaised = 13;
        var (_, name) = await AChild("record_enquiry_outcome");
        for (var day = 0; day < WorkingDaysUntilItIsRaised; day++)
        {
            await Server.Services.GetRequiredService<DemonstrationDesk>().Move(ClockMove.WorkingDay, new AuthorityId(1), default);
        }
        var hands = await At("/work?show=all", "rhodri");

        await hands.Press(hands.Page.Locator(".cpw-card", new() { HasText = name }).GetByRole(AriaRole.Button, new() { Name = "I am taking this on" }).First);

        await Assertions.Expect(hands.Page.Locator(".govuk-notification-banner__content")).ToContainTextAsync("You have taken this on");
    }

    private string Time => Now.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A child of the North team on the main track, just before a task of it; null: on the register.</summary>
    private async Task<(CaseId Case, string Name)> AChild(string? before)
    {
        var family = Family();
        return (before is null ? (await ProtectedFamily.On(Server, family, "Tegan"))[0] : await ProtectedFamily.Before(Server, before, family, "Tegan"), $"Tegan {family}");
    }

    private static string Family() => $"Way{Guid.NewGuid().ToString("N")[..6]}";

    /// <summary>On the form of a task, reached from one's own list.</summary>
    private async Task<Hands> AtTask(string task, string who, string title)
    {
        var (_, name) = await AChild(task);
        var hands = await At("/work", who);
        await Press(hands, name, title);
        return hands;
    }

    /// <summary>Answers, saves, and is told that it is recorded.</summary>
    private async Task Done(Hands hands, params (string Question, string Answer)[] answers)
    {
        var form = new FilledForm(hands);
        foreach (var (question, answer) in answers)
        {
            await form.Answer(question, answer);
        }
        await form.Today(Time);
        await form.Send("Save");
        await Assertions.Expect(hands.Page.Locator(".govuk-notification-banner__content").Or(hands.Page.Locator(".govuk-error-summary"))).ToContainTextAsync(
            "is recorded for Tegan", new() { Timeout = 20_000 });
    }

    private async Task<Hands> At(string address, string who) => Hands.With(device, await Open(address, signedInAs: who));

    private static ILocator Navigation(Hands hands, string name) => hands.Page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    private static ILocator Link(Hands hands, string name) => hands.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    private static ILocator Button(Hands hands, string name) => hands.Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).Last;

    /// <summary>Goes to one child's work as somebody with a long list does: the list is narrowed to the child first.</summary>
    private static async Task Press(Hands hands, string child, string title)
    {
        await hands.Select(hands.Page.Locator("#child"), child);
        await hands.Press(Button(hands, "Show these"));
        await hands.Page.WaitForURLAsync("**child=*-*");
        await hands.Press(hands.Page.Locator(".cpw-card", new() { HasText = child }).GetByRole(AriaRole.Link, new() { Name = title }).First);
    }
}
