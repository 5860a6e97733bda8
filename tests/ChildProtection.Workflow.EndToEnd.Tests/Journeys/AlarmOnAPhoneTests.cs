using ChildProtection.Workflow.EndToEnd.Tests.Browsing;
using ChildProtection.Workflow.Server.Tests.Serving;
using Microsoft.Playwright;

namespace ChildProtection.Workflow.EndToEnd.Tests.Journeys;

/// <summary>An alarm reaches somebody who has only a phone at hand.</summary>
public sealed class AlarmOnAPhoneTests : BrowserTest
{
    private const int PhoneWidth = 390;

    protected override bool Demonstration => true;

    [Test]
    public async Task An_alarm_is_taken_on_from_a_phone_in_two_taps_from_wherever_one_is()
    {
        var one = (await ProtectedFamily.On(Server, "Siskin", "Tegid"))[0];
        await ProtectedFamily.Alarm(Server, one);
        var hands = new PointerHands(await Open("/search", PhoneWidth, signedInAs: "rhodri"));

        await hands.Press(hands.Page.Locator(".cpw-bell"));
        var card = hands.Page.Locator(".cpw-card", new() { HasText = "Tegid" }).Filter(new() { Has = hands.Page.GetByRole(AriaRole.Button, new() { Name = "I am taking this on" }) }).First;
        await Check(hands.Page, "notices");
        await hands.Press(card.GetByRole(AriaRole.Button, new() { Name = "I am taking this on" }));

        await Assertions.Expect(hands.Page.Locator(".govuk-notification-banner__content")).ToContainTextAsync("You have taken this on");
        Assert.That(hands.Presses, Is.EqualTo(2));
    }
}
