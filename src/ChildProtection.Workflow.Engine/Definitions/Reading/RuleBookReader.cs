using ChildProtection.Workflow.Engine.Definitions.Sources;
using ChildProtection.Workflow.Engine.Texts;

namespace ChildProtection.Workflow.Engine.Definitions.Reading;

/// <summary>Reads the book of rules from its file.</summary>
internal static class RuleBookReader
{
    /// <returns>The book; what is wrong with it, the findings say.</returns>
    public static RuleBook Read(string path, string text, Findings findings)
    {
        var titles = new OrderedDictionary<string, LocalizedText>(StringComparer.Ordinal);
        var context = new ReadingContext(findings, ["en"], new LoadOptions());
        if (SourceTree.Read(path, text, findings) is { } root && MapReader.Open(root, DefinitionShapes.RuleBook, context)?.Node("rules") is { } rules)
        {
            // Rules are numbered as their sources number them, with dots and hyphens: not names of the language.
            foreach (var entry in MapReader.Expect<SourceMap>(rules, context, "Rules belong here, each with its title")?.Entries ?? [])
            {
                titles.TryAdd(entry.Key, TextReader.Read(entry.Value, context) ?? LocalizedText.None);
            }
        }
        return new RuleBook(titles);
    }
}
