using ChildProtection.Workflow.Engine.Definitions.Reading;
using ChildProtection.Workflow.Engine.Definitions.Sources;
using ChildProtection.Workflow.Engine.Diagnostics;
using ChildProtection.Workflow.Engine.Texts;

namespace ChildProtection.Workflow.Engine.Definitions;

/// <summary>The rules that definitions and scenarios may name as their <c>basis</c>, each with its title.</summary>
/// <param name="Titles">By id, in the order of the file.</param>
public sealed record RuleBook(IReadOnlyDictionary<string, LocalizedText> Titles)
{
    /// <summary>Reads a book of rules, <c>rules: { id: { en: …, cy: … } }</c>. The path is only for the diagnostics: nothing is opened.</summary>
    /// <returns>The book, unless there is an error among the diagnostics.</returns>
    public static (RuleBook? Book, IReadOnlyList<Diagnostic> Diagnostics) Parse(string text, string path)
    {
        var findings = new Findings();
        var book = RuleBookReader.Read(path, text, findings);
        return (findings.HasErrors ? null : book, findings.Sorted());
    }

    /// <summary>Says of each id that is not in the book that it is not, and asks for the nearest.</summary>
    internal void Check(IEnumerable<SourceScalar> ids, Findings findings)
    {
        foreach (var id in ids.Where(id => !Titles.ContainsKey(id.Value)))
        {
            var fix = NearestName.Of(id.Value, Titles.Keys) is { } near ? $"Did you mean '{near}' ({Titles[near]})?" : "Add it to the rules with its title, or name one that is there.";
            findings.Error(LanguageCodes.UnknownRule, id.Place, $"There is no rule '{id.Value}'.", fix);
        }
    }
}
