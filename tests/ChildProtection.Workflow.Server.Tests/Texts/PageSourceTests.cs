using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace ChildProtection.Workflow.Server.Tests.Texts;

/// <summary>The pages as they are written.</summary>
public sealed partial class PageSourceTests
{
    [Test]
    public void No_code_stands_so_close_behind_a_letter_that_it_is_taken_for_an_address_and_shown()
    {
        var pages = Directory.EnumerateFiles(Pages(), "*.cshtml", SearchOption.AllDirectories).ToList();

        var shown = pages.SelectMany(page => File.ReadLines(page).Where(line => TakenForAnAddress().IsMatch(line)).Select(line => $"{Path.GetFileName(page)}: {line.Trim()}"));

        Assert.That(pages, Has.Count.GreaterThan(50));
        Assert.That(shown, Is.Empty, "write @(…) after a letter or a digit");
    }

    /// <summary>A letter, then what would be code behind anything else: Razor takes <c>x@Call(…)</c> for the address of somebody's mail.</summary>
    [GeneratedRegex(@"[A-Za-z0-9]@[A-Z][A-Za-z]*[.(\[]")]
    private static partial Regex TakenForAnAddress();

    private static string Pages([CallerFilePath] string thisFile = "") =>
        Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", "..", "src", "ChildProtection.Workflow.Server", "Pages");
}
