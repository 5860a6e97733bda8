using ChildProtection.Workflow.EndToEnd.Tests.Browsing;
using ChildProtection.Workflow.Server.Tests.Serving;
using Microsoft.Playwright;

namespace ChildProtection.Workflow.EndToEnd.Tests.Pages;

public sealed class SignInPageTests : BrowserTest
{
    /// <summary>A trace that began elsewhere, its id of the widest letters: the error page shows it, and no other is wider.</summary>
    private static readonly Dictionary<string, string> WidestReference = new() { ["traceparent"] = $"00-{new string('d', 32)}-{new string('d', 16)}-01" };

    [TestCaseSource(nameof(Widths))]
    public async Task The_page_is_accessible(int width)
    {
        var page = await Open("/sign-in", width);

        await Check(page, "sign-in");
    }

    [TestCaseSource(nameof(Widths))]
    public async Task The_page_with_errors_is_accessible(int width)
    {
        var page = await Open("/sign-in", width);
        await page.ClickAsync("main form button[type=submit]");

        await Check(page, "sign-in-errors");
    }

    [TestCaseSource(nameof(Widths))]
    public async Task The_page_in_Welsh_is_accessible(int width)
    {
        var page = await Open("/language/cy?back=%2Fsign-in", width);

        await Check(page, "sign-in-cy");
    }

    [TestCaseSource(nameof(Widths))]
    public async Task The_error_page_is_accessible(int width)
    {
        var page = await Open("/", width, signedInAs: ServedAuthority.Administrator.SignInName);
        await page.SetExtraHTTPHeadersAsync(WidestReference);
        await page.GotoAsync("/no-such-page");

        await Check(page, "error");
    }

    [Test]
    public async Task Signing_in_takes_the_keyboard_alone()
    {
        var page = await Open("/sign-in");
        await page.FocusAsync("#name");

        await page.Keyboard.TypeAsync(ServedAuthority.Administrator.SignInName);
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync(ServedAuthority.Password);
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.GetByText("Signed in as Zofia Quillfeather")).ToBeVisibleAsync();
    }

    [Test]
    public async Task An_error_in_the_summary_leads_to_its_field()
    {
        var page = await Open("/sign-in");
        await page.ClickAsync("main form button[type=submit]");

        await page.ClickAsync(".govuk-error-summary a[href='#password']");

        await Assertions.Expect(page.Locator("#password")).ToBeFocusedAsync();
    }

    [Test]
    public async Task The_first_key_leads_past_the_navigation()
    {
        var page = await Open("/sign-in");

        await page.Keyboard.PressAsync("Tab");

        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Skip to main content" })).ToBeFocusedAsync();
    }

    [Test]
    public async Task Signing_in_needs_no_script()
    {
        var page = await Open("/", script: false, signedInAs: ServedAuthority.Administrator.SignInName);

        await Assertions.Expect(page.GetByText("Signed in as Zofia Quillfeather")).ToBeVisibleAsync();
    }
}
