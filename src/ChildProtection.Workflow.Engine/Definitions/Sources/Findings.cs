using ChildProtection.Workflow.Engine.Diagnostics;

namespace ChildProtection.Workflow.Engine.Definitions.Sources;

/// <summary>What was found wrong so far.</summary>
internal sealed class Findings
{
    private readonly HashSet<Diagnostic> _found = [];

    public bool HasErrors { get; private set; }

    public void Error(string code, SourcePlace place, string message, string? fix = null) => Add(new(code, Severity.Error, place, message, fix));

    public void Warning(string code, SourcePlace place, string message, string? fix = null) => Add(new(code, Severity.Warning, place, message, fix));

    public void Add(Diagnostic diagnostic)
    {
        _found.Add(diagnostic);
        HasErrors |= diagnostic.Severity == Severity.Error;
    }

    /// <summary>By file, line and column.</summary>
    public IReadOnlyList<Diagnostic> Sorted() =>
    [
        .. _found
            .OrderBy(diagnostic => diagnostic.Place.File, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Place.Line)
            .ThenBy(diagnostic => diagnostic.Place.Column)
            .ThenBy(diagnostic => diagnostic.Code, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Message, StringComparer.Ordinal),
    ];
}
