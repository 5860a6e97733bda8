using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace ChildProtection.Workflow.Server.Tests.Shell;

/// <summary>What every form of every page must have. A form that says where it goes is given no token by itself, and a browser's sending is refused without one.</summary>
public sealed partial class FormsOfPagesTests
{
    [Test]
    public void Every_form_that_sends_something_has_its_own_token()
    {
        var forms = (
            from file in Directory.EnumerateFiles(Pages(), "*.cshtml", SearchOption.AllDirectories)
            from Match form in SendingForm().Matches(File.ReadAllText(file))
            select (File: Path.GetFileName(file), Form: form)).ToList();

        var without = forms
            .Where(each => each.Form.Groups["tag"].Value.Contains(" action=", StringComparison.Ordinal)
                && !each.Form.Groups["tag"].Value.Contains("asp-antiforgery=\"true\"", StringComparison.Ordinal) && !each.Form.Groups["inside"].Value.Contains("AntiForgeryToken", StringComparison.Ordinal))
            .Select(each => $"{each.File}: {each.Form.Groups["tag"].Value}");

        Assert.That(forms, Has.Count.GreaterThan(40), "forms were looked at");
        Assert.That(without, Is.Empty);
    }

    private static string Pages([CallerFilePath] string thisFile = "") =>
        Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", "..", "src", "ChildProtection.Workflow.Server", "Pages");

    [GeneratedRegex("""<form (?<tag>[^\n]*method="post"[^\n]*)\n(?<inside>.*?)</form>""", RegexOptions.Singleline)]
    private static partial Regex SendingForm();
}
