using ChildProtection.Workflow.EndToEnd.Tests.Browsing;
using ChildProtection.Workflow.EndToEnd.Tests.Nodes;
using Microsoft.Playwright;

namespace ChildProtection.Workflow.EndToEnd.Tests.Drafts;

/// <summary>The server is killed while somebody fills in a form.</summary>
[Category("Browser")]
[Category("Kill")]
[NonParallelizable]
internal sealed class KilledServerTests
{
    private const float SavedWithinMax = 30_000;

    private readonly ServerUnderTest server = new();

    [OneTimeSetUp]
    public Task Start() => server.Start();

    [OneTimeTearDown]
    public Task Stop() => server.DisposeAsync().AsTask();

    [Test]
    public async Task What_was_typed_before_and_while_the_server_was_killed_is_there_when_it_is_back()
    {
        var browser = await Chromium.Browser();
        await using var context = await browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = server.Address.ToString() });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = "Anwen Candlemere" }).ClickAsync();
        await page.GotoAsync("/cases/open");

        await page.FillAsync("#given", "Before");
        await Said(page, "Saved ");
        await server.Kill();
        await page.FillAsync("#family", "Meanwhile");
        await Said(page, "Not saved");
        await server.Start();
        await Said(page, "Saved ");

        await page.GotoAsync("/work");
        await page.GetByRole(AriaRole.Link, new() { Name = "Open a case: Before Meanwhile" }).ClickAsync();
        await Assertions.Expect(page.Locator("#given")).ToHaveValueAsync("Before");
        await Assertions.Expect(page.Locator("#family")).ToHaveValueAsync("Meanwhile");
    }

    [TestCase("/register/enquiries/new", "Farah Windfallow", "#caller", "#reason")]
    [TestCase("/restricted/new", "Iolo", "#given", "#reason")]
    public async Task What_is_typed_into_any_form_survives_a_killed_server_and_a_lost_session(string form, string person, string before, string meanwhile)
    {
        var browser = await Chromium.Browser();
        await using var context = await browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = server.Address.ToString() });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = person }).ClickAsync();
        await page.GotoAsync(form);

        await page.FillAsync(before, "Before");
        await Said(page, "Saved ");
        await context.ClearCookiesAsync();
        await server.Kill();
        await page.FillAsync(meanwhile, "Meanwhile");
        await Said(page, "Not saved");
        await server.Start();
        await Said(page, "Saved ");

        await page.GotoAsync("/sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = person }).ClickAsync();
        await page.GotoAsync(form);
        await Assertions.Expect(page.Locator(before)).ToHaveValueAsync("Before");
        await Assertions.Expect(page.Locator(meanwhile)).ToHaveValueAsync("Meanwhile");
    }

    private static Task Said(IPage page, string words) =>
        Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync(words, new() { Timeout = SavedWithinMax });
}
