using ChildProtection.Workflow.Engine.Definitions.Sources;
using ChildProtection.Workflow.Engine.Diagnostics;
using ChildProtection.Workflow.Engine.Texts;

namespace ChildProtection.Workflow.Engine.Definitions.Reading;

/// <summary>Reads the book of rules from its files: one a source, with the source's rules.</summary>
internal sealed class RuleBookReader
{
    private static readonly IReadOnlyDictionary<string, RuleForce> Forces = new OrderedDictionary<string, RuleForce>(StringComparer.Ordinal)
    {
        ["must"] = RuleForce.Must, ["should"] = RuleForce.Should, ["may"] = RuleForce.May, ["aim"] = RuleForce.Aim, ["fact"] = RuleForce.Fact,
    };

    private static readonly IReadOnlyDictionary<string, FigureOrigin> Figures = new OrderedDictionary<string, FigureOrigin>(StringComparer.Ordinal)
    {
        ["procedure"] = FigureOrigin.Procedure, ["published"] = FigureOrigin.Published, ["statute"] = FigureOrigin.Statute, ["default"] = FigureOrigin.Default,
    };

    private readonly Findings _findings;
    private readonly ReadingContext _context;
    private readonly OrderedDictionary<string, RuleSource> _sources = new(StringComparer.Ordinal);
    private readonly OrderedDictionary<string, Rule> _rules = new(StringComparer.Ordinal);

    /// <summary>What rules say they serve, to be looked at once all are read.</summary>
    private readonly List<SourceScalar> _served = [];

    private RuleBookReader(Findings findings) => (_findings, _context) = (findings, new ReadingContext(findings, ["en"], new LoadOptions()));

    /// <returns>The book; what is wrong with it, the findings say.</returns>
    public static RuleBook Read(IEnumerable<(string Path, string Text)> files, Findings findings)
    {
        var reader = new RuleBookReader(findings);
        foreach (var (path, text) in files)
        {
            reader.Add(path, text);
        }
        var book = new RuleBook([.. reader._sources.Values], reader._rules);
        book.Check(reader._served, findings);
        return book;
    }

    private void Add(string path, string text)
    {
        if (SourceTree.Read(path, text, _findings) is not { } root
            || MapReader.Open(root, DefinitionShapes.RuleBook, _context) is not { } file
            || Source(file.Node("source")) is not { } source
            || file.Node("rules") is not { } rules)
        {
            return;
        }
        // Rules are numbered as their sources number them, with dots and hyphens: not names of the language.
        foreach (var entry in MapReader.Expect<SourceMap>(rules, _context, "Rules belong here, each with its title")?.Entries ?? [])
        {
            if (Rule(entry, source) is { } rule && !_rules.TryAdd(rule.Id, rule))
            {
                _findings.Error(
                    LanguageCodes.NameInTwoFiles, entry.Place, $"The rule '{rule.Id}' stands under '{_rules[rule.Id].Source.Title}' already.", "Keep it in one file.");
            }
        }
    }

    private RuleSource? Source(SourceNode? node)
    {
        if (MapReader.Open(node, DefinitionShapes.RuleSource, _context) is not { } map || map.Scalar("id") is not { } id)
        {
            return null;
        }
        var source = new RuleSource(id.Value, map.Text("title") ?? LocalizedText.None);
        if (!_sources.TryAdd(source.Id, source))
        {
            _findings.Error(LanguageCodes.NameInTwoFiles, id.Place, $"The source '{source.Id}' has a file already.", "Put its rules together, or give it an id of its own.");
        }
        return source;
    }

    private Rule? Rule(SourceEntry entry, RuleSource source)
    {
        if (MapReader.Open(entry.Value, DefinitionShapes.Rule, _context) is not { } map)
        {
            return null;
        }
        var serves = map.Scalars("serves");
        _served.AddRange(serves);
        return new Rule(
            entry.Key, map.Text("title") ?? LocalizedText.None, source, map.Scalar("clause")?.Value, map.OneOf("force", Forces), map.OneOf("figure", Figures),
            [.. serves.Select(id => id.Value)]);
    }
}
