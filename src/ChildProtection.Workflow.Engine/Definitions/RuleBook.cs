using ChildProtection.Workflow.Engine.Definitions.Reading;
using ChildProtection.Workflow.Engine.Definitions.Sources;
using ChildProtection.Workflow.Engine.Diagnostics;

namespace ChildProtection.Workflow.Engine.Definitions;

/// <summary>The rules that definitions and scenarios may name as their <c>basis</c>.</summary>
/// <param name="Sources">In the order of the files.</param>
/// <param name="Rules">By id, in the order of the files.</param>
public sealed record RuleBook(IReadOnlyList<RuleSource> Sources, IReadOnlyDictionary<string, Rule> Rules)
{
    /// <summary>
    /// Reads a book of rules, a file a source: <c>source: { id: …, title: … }</c> and <c>rules: { id: { title: … } }</c>. The paths are only for
    /// the diagnostics: nothing is opened.
    /// </summary>
    /// <returns>The book, unless there is an error among the diagnostics.</returns>
    public static (RuleBook? Book, IReadOnlyList<Diagnostic> Diagnostics) Parse(IEnumerable<(string Path, string Text)> files)
    {
        var findings = new Findings();
        var book = RuleBookReader.Read(files, findings);
        return (findings.HasErrors ? null : book, findings.Sorted());
    }

    /// <summary>Says of each id that is not in the book that it is not, and asks for the nearest.</summary>
    internal void Check(IEnumerable<SourceScalar> ids, Findings findings)
    {
        foreach (var id in ids.Where(id => !Rules.ContainsKey(id.Value)))
        {
            var fix = NearestName.Of(id.Value, Rules.Keys) is { } near
                ? $"Did you mean '{near}' ({Rules[near].Title})?"
                : "Add it to the rules with its title, or name one that is there.";
            findings.Error(LanguageCodes.UnknownRule, id.Place, $"There is no rule '{id.Value}'.", fix);
        }
    }
}
