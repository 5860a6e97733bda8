using System.Text.RegularExpressions;
using ChildProtection.Workflow.EndToEnd.Tests.Browsing;
using ChildProtection.Workflow.Server.Tests.Serving;
using Microsoft.Playwright;

namespace ChildProtection.Workflow.EndToEnd.Tests.Attachments;

/// <summary>Files kept with a case, in a browser.</summary>
public sealed class AttachmentPageTests : BrowserTest
{
    private static readonly FilePayload Report = new() { Name = "School report.txt", MimeType = "text/plain", Buffer = "Rhys has missed eleven days of school.\n"u8.ToArray() };

    private string path = "";

    protected override bool Demonstration => true;

    [OneTimeSetUp]
    public async Task AFamily() => path = $"/cases/{(await ProtectedFamily.On(Server, "Inkwell", "Rhys"))[0]}";

    [TestCaseSource(nameof(Widths))]
    public async Task Every_page_about_a_file_is_accessible_with_its_errors(int width)
    {
        var page = await Open($"{path}/attachments/add", width, signedInAs: "anwen");
        await Check(page, "file-add");
        await page.ClickAsync("text=Keep the file");
        await Assertions.Expect(page.Locator(".govuk-error-summary")).ToBeVisibleAsync();
        await Check(page, "file-add-errors");
        await Fill(page, $"Report at {width}");
        await page.ClickAsync("text=Keep the file");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/documents$"));
        await Check(page, "documents-with-files");

        await page.ClickAsync($"text=Report at {width}");
        var one = new Uri(page.Url).AbsolutePath;
        await Check(page, "file");
        foreach (var (form, button) in new[] { ("share", "Record it"), ("correct", "Save"), ("remove", "Save") })
        {
            await page.GotoAsync($"{one}/{form}");
            await Check(page, $"file-{form}");
            await page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
            await Check(page, $"file-{form}-errors");
        }
    }

    [Test]
    public async Task A_form_that_comes_back_with_errors_still_has_the_file_that_was_chosen()
    {
        var page = await Open($"{path}/attachments/add", signedInAs: "anwen");
        await page.SetInputFilesAsync("#file", Report);
        await page.FillAsync("#title", "Chosen once");
        await page.ClickAsync("text=Keep the file");
        await Assertions.Expect(page.Locator(".govuk-error-summary")).ToContainTextAsync("Choose what it is");

        await page.CheckAsync("[name=sort][value=letter]");
        await page.CheckAsync("[name=place][value=No]");
        await page.ClickAsync("text=Keep the file");

        await Assertions.Expect(page.Locator(".govuk-notification-banner")).ToContainTextAsync("The file is kept with the case");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Chosen once");
    }

    [Test]
    public async Task Without_script_a_file_is_kept_all_the_same()
    {
        // A case of its own: what somebody began on the other is on that form.
        var own = (await ProtectedFamily.On(Server, "Jackdaw", "Mair"))[0];
        var page = await Open($"/cases/{own}/attachments/add", script: false, signedInAs: "anwen");
        await Fill(page, "Without script");

        await page.ClickAsync("text=Keep the file");

        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Without script");
    }

    [Test]
    public async Task Roles_are_asked_for_when_only_some_may_see_it()
    {
        var page = await Open($"{path}/attachments/add", signedInAs: "anwen");
        var roles = page.Locator("#roles");
        var before = await roles.IsVisibleAsync();

        await page.CheckAsync("[name=audience][value=roles]");

        Assert.That(before, Is.False);
        await Assertions.Expect(roles).ToBeVisibleAsync();
    }

    private static async Task Fill(IPage page, string title)
    {
        await page.SetInputFilesAsync("#file", Report);
        await page.CheckAsync("[name=sort][value=agency_report]");
        await page.FillAsync("#title", title);
        await page.CheckAsync("[name=place][value=No]");
    }
}
