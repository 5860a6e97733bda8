using ChildProtection.Workflow.EndToEnd.Tests.Browsing;
using ChildProtection.Workflow.Server.Tests.Serving;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace ChildProtection.Workflow.EndToEnd.Tests.Journeys;

/// <summary>A call to the register of Wales, taken in Welsh on a phone: nothing is said before the caller was rung back.</summary>
[TestFixture(Device.Pointer)]
[TestFixture(Device.Keyboard)]
public sealed class RegisterCallTests(Device device) : BrowserTest
{
    private const int PhoneWidth = 390;

    protected override bool Demonstration => true;

    [Test]
    public async Task A_caller_is_rung_back_before_the_register_answers_and_the_log_keeps_each_step()
    {
        var family = $"Way{Guid.NewGuid().ToString("N")[..6]}";
        await ProtectedFamily.On(Server, family, "Tegan");
        var born = Server.Services.GetRequiredService<NodaTime.IClock>().GetCurrentInstant().InUtc().Date.PlusYears(-9);
        var hands = Hands.With(device, await Open("/language/cy?back=/register/enquiries", PhoneWidth, signedInAs: "farah"));
        var call = new FilledCall(hands);
        await hands.Press(hands.Page.GetByRole(AriaRole.Button, new() { Name = "Cymryd galwad" }));

        await call.Take("Tegan", family, born, "Chwilio’r gofrestr");

        var main = hands.Page.Locator("main");
        await Assertions.Expect(main).ToContainTextAsync("Dim eto: nid yw’r galwr wedi’i gadarnhau.");
        await Assertions.Expect(main).Not.ToContainTextAsync("gofrestr amddiffyn plant");
        await call.RingBack("Ffonio’r galwr yn ôl", "Cadw");
        await Assertions.Expect(main).ToContainTextAsync($"Mae Tegan {family} ar y gofrestr amddiffyn plant.");

        var log = main.Locator("ol .cpw-record");
        await Assertions.Expect(log.Filter(new() { HasText = "Cadarnhawyd: nhw ydynt" })).ToHaveCountAsync(1);
        await Assertions.Expect(log.Filter(new() { HasText = "chwiliodd ac atebodd: Ar y gofrestr" })).ToHaveCountAsync(1);
        await Check(hands.Page, "call-answered");
    }
}
