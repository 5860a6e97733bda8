using ChildProtection.Workflow.EndToEnd.Tests.Browsing;
using ChildProtection.Workflow.Server.Tests.Serving;
using Microsoft.Playwright;

namespace ChildProtection.Workflow.EndToEnd.Tests.Pages;

public sealed class StaffPageTests : BrowserTest
{
    [TestCaseSource(nameof(Widths))]
    public async Task The_list_and_an_account_are_accessible(int width)
    {
        var page = await Open("/staff", width, signedInAs: ServedAuthority.Administrator.SignInName);
        await Check(page, "staff");

        await page.GetByRole(AriaRole.Link, new() { Name = ServedAuthority.Worker.DisplayName }).ClickAsync();
        await Check(page, "staff-person");
    }

    [TestCaseSource(nameof(Widths))]
    public async Task A_new_account_with_errors_is_accessible(int width)
    {
        var page = await Open("/staff/new", width, signedInAs: ServedAuthority.Administrator.SignInName);
        await page.ClickAsync("main form button[type=submit]");

        await Check(page, "staff-new-errors");
    }
}
