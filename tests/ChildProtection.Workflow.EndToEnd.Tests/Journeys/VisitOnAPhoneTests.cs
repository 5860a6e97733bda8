using System.Globalization;
using ChildProtection.Workflow.EndToEnd.Tests.Browsing;
using ChildProtection.Workflow.Server.Demonstration;
using ChildProtection.Workflow.Server.Tests.Serving;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using NodaTime;

namespace ChildProtection.Workflow.EndToEnd.Tests.Journeys;

/// <summary>A visit recorded on a phone, in steps counted.</summary>
public sealed class VisitOnAPhoneTests : BrowserTest
{
    private const int PhoneWidth = 390;
    private const double SecondsMax = 120;

    /// <summary>To bring a finger onto something (the keystroke-level model's operator P; Card, Moran and Newell 1983).</summary>
    private const double SecondsToPress = 1.1;

    /// <summary>To make up one's mind on a question (the same model's operator M).</summary>
    private const double SecondsToThink = 1.35;

    /// <summary>A character at 36 words of 5 characters a minute (the mean of 37,000 people with a phone; Palin and others 2019).</summary>
    private const double SecondsToType = 60.0 / (36 * 5);

    protected override bool Demonstration => true;

    private string Time => Server.Services.GetRequiredService<DemonstrationClock>().GetCurrentInstant().InZone(DateTimeZoneProviders.Tzdb["Europe/London"])
        .TimeOfDay.ToString("HH:mm", CultureInfo.InvariantCulture);

    [Test]
    public async Task A_visit_with_the_childs_own_words_takes_less_than_two_minutes_of_pressing_thinking_and_typing()
    {
        await ProtectedFamily.On(Server, "Ferndale", "Mabli");
        var hands = new PointerHands(await Open("/visits", PhoneWidth, signedInAs: "anwen"));
        var form = new FilledForm(hands);

        await hands.Press(hands.Page.GetByRole(AriaRole.Link, new() { Name = "Record a visit : Mabli" }));
        await form.Today(Time);
        foreach (var (question, answer) in FilledVisit.AtHome)
        {
            await form.Answer(question, answer);
        }
        await form.Send("Save");

        await Assertions.Expect(hands.Page.Locator(".govuk-notification-banner__content")).ToContainTextAsync("is recorded for Mabli");
        Assert.That(Seconds(hands, form), Is.LessThan(SecondsMax));
    }

    [Test]
    public async Task One_visit_to_three_children_asks_the_shared_part_once_and_takes_one_press_to_save()
    {
        var cases = await ProtectedFamily.On(Server, "Elmwood", "Ifan", "Jac", "Kai");
        var hands = new PointerHands(await Open($"/cases/{cases[0]}/actions/record_visit/together", PhoneWidth, signedInAs: "anwen"));
        var form = new FilledForm(hands);

        await form.Today(Time);
        foreach (var (question, answer) in FilledVisit.Shared)
        {
            await form.Answer(question, answer);
        }
        var shared = hands.Presses;
        foreach (var one in cases)
        {
            foreach (var (question, answer) in FilledVisit.OfChild)
            {
                await form.Answer(question, answer, $"child.{one}.");
            }
        }
        await form.Send("Save for each child");

        await Assertions.Expect(hands.Page.Locator(".govuk-notification-banner__content")).ToContainTextAsync("recorded for Ifan Elmwood, Jac Elmwood, Kai Elmwood");
        Assert.That(hands.Presses, Is.EqualTo(shared + (cases.Count * FilledVisit.OfChild.Count) + 1), "the shared part once, each child's own part for each, and one press to save");
    }

    [Test]
    public async Task The_sheet_says_where_to_go_what_is_due_and_what_the_child_last_said_and_keeps_where_one_goes_today()
    {
        await ProtectedFamily.On(Server, "Larkspur", "Nia");
        var page = await Open("/visits", PhoneWidth, signedInAs: "anwen");

        await page.GetByRole(AriaRole.Button, new() { Name = "I am going there today : Nia Larkspur" }).ClickAsync();

        var today = page.Locator("section[aria-labelledby=today]").Locator(".cpw-stop", new() { HasText = "Nia Larkspur" });
        await Assertions.Expect(today).ToContainTextAsync("Child seen alone");
        await Assertions.Expect(today.GetByRole(AriaRole.Button, new() { Name = "I am not going there today : Nia Larkspur" })).ToBeVisibleAsync();
        await Check(page, "visits");
    }

    private static double Seconds(Hands hands, FilledForm form) =>
        (hands.Presses * SecondsToPress) + (form.Questions * SecondsToThink) + (hands.Characters * SecondsToType);
}
