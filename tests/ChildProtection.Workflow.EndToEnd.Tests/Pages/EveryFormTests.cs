using System.Runtime.CompilerServices;
using ChildProtection.Workflow.EndToEnd.Tests.Browsing;
using ChildProtection.Workflow.Server.Tests.Serving;

namespace ChildProtection.Workflow.EndToEnd.Tests.Pages;

/// <summary>Every form and every paper that the sample cases of an authority lead to, in both nations.</summary>
public sealed class EveryFormTests : BrowserTest
{
    protected override bool Demonstration => true;

    /// <summary>The sample authorities as they are shipped, one of each nation.</summary>
    protected override (string Key, string Value)[] Settings => [("Samples:Folder", Path.Combine(ThisFolder(), "..", "..", "..", "samples", "authorities"))];

    /// <summary>
    /// Each is looked at by axe once: by turns in English at a desk and in Welsh on a phone, and at a phone's width none has to be scrolled sideways. The parts of a form are the same in
    /// every form; what differs is which parts there are.
    /// </summary>
    [TestCase("Wales", "cy", new[] { "anwen", "rhodri", "mei", "bronwen", "cledwyn", "seren", "nerys" })]
    [TestCase("England", "en", new[] { "grace", "ellis", "jun", "mabel", "theo", "chidi", "callum" })]
    public async Task Every_form_and_paper_is_accessible(string nation, string phone, string[] people)
    {
        var pages = await EveryForm.Of(Server, people);
        Assert.That(pages, Has.Count.GreaterThan(80), $"forms and papers of {nation} were found at all");
        TestContext.Out.WriteLine($"{pages.Count} forms and papers of {nation}: {string.Join(", ", pages.Select(page => page.Pattern))}");
        var wrong = new List<string>();
        foreach (var theirs in pages.GroupBy(page => page.SignIn))
        {
            var page = await Open("/work", signedInAs: theirs.Key);
            foreach (var (language, width, part) in new[] { ("en", Widths[0], 0), (phone, Widths[1], 1) })
            {
                await page.GotoAsync($"/language/{language}?back=/work");
                await page.SetViewportSizeAsync(width, 900);
                foreach (var (index, one) in theirs.Index())
                {
                    if (index % 2 != part && width == Widths[0])
                    {
                        continue;
                    }
                    await page.GotoAsync(one.Address);
                    await page.EvaluateAsync("for (const part of document.querySelectorAll('details')) part.open = true");
                    var found = index % 2 == part ? await Wrong(page, $"{nation}-{language}-{one.Pattern.Replace('/', '-')}") : await TooWide(page);
                    wrong.AddRange(found.Select(finding => $"{one}, {width} wide: {finding}"));
                }
            }
            await page.Context.CloseAsync();
        }

        Assert.That(wrong, Is.Empty);
    }

    private static string ThisFolder([CallerFilePath] string thisFile = "") => Path.GetDirectoryName(thisFile)!;
}
