using ChildProtection.Workflow.EndToEnd.Tests.Browsing;
using ChildProtection.Workflow.Server.Tests.Serving;
using ChildProtection.Workflow.Server.Tests.Messaging;
using Microsoft.Playwright;

namespace ChildProtection.Workflow.EndToEnd.Tests.Drafts;

/// <summary>Forms that are kept while they are filled in, in a browser.</summary>
public sealed class DraftPageTests : BrowserTest
{
    protected override bool Demonstration => true;

    [Test]
    public async Task What_is_typed_is_saved_by_itself_and_said_to_whoever_cannot_see_it()
    {
        var page = await Open(await AForm("Bryn"), signedInAs: "anwen");

        await page.FillAsync("[name='q.concern']", "Typed and left");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Saved ");
        await page.ReloadAsync();

        await Assertions.Expect(page.Locator("[name='q.concern']")).ToHaveValueAsync("Typed and left");
    }

    [Test]
    public async Task A_page_left_in_the_middle_of_a_word_loses_nothing()
    {
        var form = await AForm("Carys");
        var page = await Open(form, signedInAs: "anwen");

        await page.FillAsync("[name='q.concern']", "In the middle of a wo");
        await page.GotoAsync("/work");

        // The saving overtakes nobody: it may arrive after the next page was asked for.
        await Until.Holds(async () =>
        {
            await page.GotoAsync(form);
            return await page.Locator("[name='q.concern']").InputValueAsync() == "In the middle of a wo";
        }, "what was typed is there");
    }

    [Test]
    public async Task A_form_is_kept_for_later_with_the_keyboard_alone()
    {
        var page = await Open(await AForm("Dewi"), signedInAs: "anwen");
        await page.FocusAsync("[name='q.concern']");
        await page.Keyboard.TypeAsync("By keyboard");

        await TabTo(page, "Save and go on later");
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.Locator("#begun ~ ul")).ToContainTextAsync("Dewi Wagtailer");
    }

    [Test]
    public async Task A_form_is_kept_for_later_without_script()
    {
        var page = await Open(await AForm("Eurwen"), script: false, signedInAs: "anwen");
        await page.FillAsync("[name='q.concern']", "Without script");

        await page.GetByRole(AriaRole.Button, new() { Name = "Save and go on later" }).ClickAsync();

        await Assertions.Expect(page.Locator("#begun ~ ul")).ToContainTextAsync("Eurwen Wagtailer");
    }

    [TestCaseSource(nameof(Widths))]
    public async Task A_form_gone_on_with_and_the_choice_between_two_versions_are_accessible(int width)
    {
        var form = await AForm($"Fflur {width}");
        var (desk, phone) = (await Open(form, signedInAs: "anwen"), await Open(form, width, signedInAs: "anwen"));
        await Type(desk, "From the desk");
        await desk.ReloadAsync();
        await Check(desk, "draft-kept");

        await Type(phone, "From the other device", "This form was filled in on another device too");
        await Check(phone, "draft-conflict-said");
        await phone.GetByRole(AriaRole.Link, new() { Name = "Compare them and choose" }).ClickAsync();
        await Check(phone, "draft-conflict");
        await phone.GetByLabel("From the other device").CheckAsync();
        await phone.GetByRole(AriaRole.Button, new() { Name = "Go on with these" }).ClickAsync();

        await Assertions.Expect(phone.Locator("[name='q.concern']")).ToHaveValueAsync("From the other device");
    }

    private static async Task Type(IPage page, string words, string said = "Saved ")
    {
        await page.FillAsync("[name='q.concern']", words);
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync(said);
    }

    /// <summary>Presses the tab key until the button has the focus.</summary>
    private static async Task TabTo(IPage page, string button)
    {
        const int TabsMax = 40;
        for (var tabs = 0; tabs < TabsMax; tabs++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<string>("() => document.activeElement.textContent.trim()") == button)
            {
                return;
            }
        }
        Assert.Fail($"The tab key does not reach '{button}'.");
    }

    private async Task<string> AForm(string child)
    {
        using var worker = await Server.Reader().As(Server, "anwen");
        return $"{await CaseForms.Open(worker, child)}/actions/record_new_referral";
    }
}
