namespace ChildProtection.Workflow.Engine.Diagnostics;

/// <summary>One thing that is wrong, or doubtful, in a text that an administrator wrote.</summary>
/// <param name="Code">Stable, from <see cref="DiagnosticCodes"/>. Tests, logs and support speak of it; it never gets a new meaning.</param>
/// <param name="Severity">Whether the text can be used as it is.</param>
/// <param name="Place">Where in the text, to the column.</param>
/// <param name="Message">Plain words for the person who wrote the text: what is wrong.</param>
/// <param name="Fix">What to write instead, where that is known.</param>
public sealed record Diagnostic(string Code, Severity Severity, SourcePlace Place, string Message, string? Fix = null)
{
    /// <summary><c>file:line:col: error CPW0000: words</c>, the form that terminals and editors turn into a link.</summary>
    public override string ToString()
    {
        var severity = Severity == Severity.Error ? "error" : "warning";
        var fix = Fix is null ? "" : $" Fix: {Fix}";
        return $"{Place}: {severity} {Code}: {Message}{fix}";
    }
}
