using ChildProtection.Workflow.EndToEnd.Tests.Browsing;
using ChildProtection.Workflow.Server.Tests.Serving;

namespace ChildProtection.Workflow.EndToEnd.Tests.Pages;

/// <summary>Every page that there is, as somebody comes to it who may. What a page says after a mistake is looked at in <see cref="SamplePageTests"/>.</summary>
public sealed class EveryPageTests : BrowserTest
{
    private IReadOnlyList<FoundPage> pages = [];

    protected override bool Demonstration => true;

    [OneTimeSetUp]
    public async Task Find()
    {
        pages = await EveryPage.Of(Server);
        Assert.That(pages, Has.Count.GreaterThan(70), "pages were found at all");
    }

    /// <summary>
    /// Every page in both languages at both widths has nothing to scroll sideways. Axe's rules look at each page in English at a desk and in Welsh on a phone, which takes half as
    /// long as all four, and at all four where <c>CPW_PAGES</c> is <c>all</c>.
    /// </summary>
    [TestCase("en")]
    [TestCase("cy")]
    public async Task Every_page_is_accessible_at_a_desk_and_on_a_phone_with_all_its_parts_open(string language)
    {
        var everyWay = Environment.GetEnvironmentVariable("CPW_PAGES") == "all";
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
                    var looked = everyWay || language == (width == Widths[0] ? "en" : "cy");
                    var name = $"{language}{one.Pattern.Replace('/', '-').Replace(':', '-')}";
                    wrong.AddRange((looked ? await Wrong(page, name) : await TooWide(page)).Select(finding => $"{one}, {width} wide: {finding}"));
                }
            }
            await page.Context.CloseAsync();
        }

        Assert.That(wrong, Is.Empty);
    }
}
