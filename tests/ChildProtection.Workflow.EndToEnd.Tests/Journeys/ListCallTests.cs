using System.Runtime.CompilerServices;
using ChildProtection.Workflow.EndToEnd.Tests.Browsing;
using Microsoft.Playwright;
using NodaTime;

namespace ChildProtection.Workflow.EndToEnd.Tests.Journeys;

/// <summary>A call to the list of children with plans that England has: whom nobody knows is not said to be safe.</summary>
[TestFixture(Device.Pointer)]
[TestFixture(Device.Keyboard)]
public sealed class ListCallTests(Device device) : BrowserTest
{
    protected override bool Demonstration => true;

    protected override (string Key, string Value)[] Settings => [("Samples:Folder", SampleFolder())];

    [Test]
    public async Task A_caller_is_rung_back_and_told_that_the_child_is_not_on_the_list_and_that_this_is_no_safety()
    {
        var hands = Hands.With(device, await Open("/work", signedInAs: "daria"));
        var call = new FilledCall(hands);
        await hands.Press(hands.Page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = "Enquiries about plans", Exact = true }));
        await hands.Press(hands.Page.GetByRole(AriaRole.Button, new() { Name = "Take a call" }));

        await call.Take("Nobody", "Nowhereson", new LocalDate(2019, 4, 2), "Search the list");

        var main = hands.Page.Locator("main");
        await Assertions.Expect(main).ToContainTextAsync("Nothing yet: the caller is not confirmed.");
        await call.RingBack("Ring the caller back", "Save");
        await Assertions.Expect(main).ToContainTextAsync("Nobody Nowhereson was not found on the list of children with a child protection plan.");
        await Assertions.Expect(main).ToContainTextAsync("This is not evidence of safety.");

        await Assertions.Expect(main.Locator("ol .cpw-record", new() { HasText = "searched and answered: Not found" })).ToHaveCountAsync(1);
        await Assertions.Expect(hands.Page.Locator("body")).Not.ToContainTextAsync("register", new() { IgnoreCase = true });
        await Check(hands.Page, "list-call-answered");
    }

    private static string SampleFolder([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", "ChildProtection.Workflow.Server.Tests", "RegisterKeeping", "sample"));
}
