using ChildProtection.Workflow.Engine.Diagnostics;

namespace ChildProtection.Workflow.Engine.Tests.Diagnostics;

public sealed class DiagnosticTests
{
    private static readonly SourcePlace Place = new("workflows/wales/main.yaml", 12, 7);

    [Test]
    public void A_diagnostic_reads_as_file_line_column_severity_code_and_words()
    {
        var diagnostic = new Diagnostic("CPW0000", Severity.Error, Place, "No state is called 'closd'.");

        Assert.That(diagnostic.ToString(), Is.EqualTo("workflows/wales/main.yaml:12:7: error CPW0000: No state is called 'closd'."));
    }

    [Test]
    public void A_fix_follows_the_words()
    {
        var diagnostic = new Diagnostic("CPW0000", Severity.Warning, Place, "No state is called 'closd'.", "Did you mean 'closed'?");

        Assert.That(diagnostic.ToString(), Does.EndWith("warning CPW0000: No state is called 'closd'. Fix: Did you mean 'closed'?"));
    }
}
