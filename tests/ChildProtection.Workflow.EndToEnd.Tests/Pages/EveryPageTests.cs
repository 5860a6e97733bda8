using ChildProtection.Workflow.EndToEnd.Tests.Browsing;
using ChildProtection.Workflow.Server.Tests.Serving;

namespace ChildProtection.Workflow.EndToEnd.Tests.Pages;

/// <summary>Every page that there is, as somebody comes to it who may. What a page says after a mistake is looked at in <see cref="SamplePageTests"/>.</summary>
public sealed class EveryPageTests : BrowserTest
{
    private IReadOnlyList<FoundPage> pages = [];

    protected override bool Demonstration => true;

    [OneTimeSetUp]
    public async Task Find() => pages = await EveryPage.Of(Server);

    [TestCase("en")]
    [TestCase("cy")]
    public async Task Every_page_is_accessible_at_a_desk_and_on_a_phone_with_all_its_parts_open(string language)
    {
        var wrong = new List<string>();
        foreach (var theirs in pages.GroupBy(page => page.SignIn))
        {
            var page = await Open($"/language/{language}?back=/work", signedInAs: theirs.Key);
            foreach (var one in theirs)
            {
                await page.GotoAsync(one.Address);
                await page.EvaluateAsync("for (const part of document.querySelectorAll('details')) part.open = true");
                foreach (var width in Widths)
                {
                    await page.SetViewportSizeAsync(width, 900);
                    wrong.AddRange((await Wrong(page, $"{language}{one.Pattern.Replace('/', '-').Replace(':', '-')}")).Select(finding => $"{one}, {width} wide: {finding}"));
                }
            }
            await page.Context.CloseAsync();
        }

        Assert.That(wrong, Is.Empty);
    }
}
