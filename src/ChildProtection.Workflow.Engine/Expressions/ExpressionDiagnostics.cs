using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Diagnostics;

namespace ChildProtection.Workflow.Engine.Expressions;

/// <summary>Gathers what is wrong with one expression, with places in the file that holds it.</summary>
internal sealed class ExpressionDiagnostics(string text, SourcePlace place)
{
    private readonly ImmutableArray<Diagnostic>.Builder _found = ImmutableArray.CreateBuilder<Diagnostic>();

    public bool HasErrors => _found.Count > 0;

    public ImmutableArray<Diagnostic> Found => _found.ToImmutable();

    public void Error(string code, int start, string message, string? fix = null) =>
        _found.Add(new Diagnostic(code, Severity.Error, PlaceOf(start), message, fix));

    // An expression over several lines stands in a block whose lines all start in the same column.
    private SourcePlace PlaceOf(int start)
    {
        var before = text.AsSpan(0, Math.Min(start, text.Length));
        var line = before.Count('\n');
        return new SourcePlace(place.File, place.Line + line, place.Column + before.Length - (before.LastIndexOf('\n') + 1));
    }
}
