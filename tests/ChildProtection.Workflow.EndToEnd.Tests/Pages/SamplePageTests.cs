using ChildProtection.Workflow.EndToEnd.Tests.Browsing;
using Microsoft.Playwright;

namespace ChildProtection.Workflow.EndToEnd.Tests.Pages;

/// <summary>The pages of the work, with the small sample behind them.</summary>
public sealed class SamplePageTests : BrowserTest
{
    protected override bool Demonstration => true;

    [TestCaseSource(nameof(Widths))]
    public async Task The_sample_accounts_are_accessible(int width) =>
        await Check(await Open("/sign-in", width), "sign-in-sample");

    [TestCaseSource(nameof(Widths))]
    public async Task The_list_of_tasks_is_accessible(int width) =>
        await Check(await Open("/my-tasks", width, signedInAs: "rhodri"), "my-tasks");

    [TestCaseSource(nameof(Widths))]
    public async Task The_list_of_the_team_is_accessible(int width) =>
        await Check(await Open("/team-tasks", width, signedInAs: "rhodri"), "team-tasks");

    [TestCaseSource(nameof(Widths))]
    public async Task A_case_is_accessible(int width)
    {
        var page = await Open("/team-tasks", width, signedInAs: "rhodri");

        await page.Locator(".cpw-card__child a").First.ClickAsync();

        await Check(page, "case");
    }

    [TestCaseSource(nameof(Widths))]
    public async Task The_form_of_an_action_is_accessible_with_its_errors(int width)
    {
        var page = await Open("/team-tasks", width, signedInAs: "rhodri");
        await page.Locator(".cpw-card__child a").First.ClickAsync();
        await page.Locator("section[aria-labelledby=actions] a").First.ClickAsync();
        await Check(page, "form");

        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();

        await Check(page, "form-errors");
    }
}
