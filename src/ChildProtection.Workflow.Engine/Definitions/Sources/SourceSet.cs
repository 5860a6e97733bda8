using System.Security.Cryptography;
using System.Text;
using ChildProtection.Workflow.Engine.Diagnostics;
using ChildProtection.Workflow.Engine.Definitions.Reading;

namespace ChildProtection.Workflow.Engine.Definitions.Sources;

/// <summary>Reads an entry file with what it includes, and the definition that it lies over, into one document.</summary>
internal sealed class SourceSet(ISourceFiles files, Findings findings)
{
    private readonly OrderedDictionary<string, SourceText> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SourceMap?> _trees = new(StringComparer.Ordinal);

    public IReadOnlyList<SourceText> Texts => _texts.Values;

    /// <returns>The one document; null, with a finding, where a file cannot be read.</returns>
    public SourceMap? Read(string entry)
    {
        if (Open(entry, new SourcePlace(entry, 1, 1)) is not { } root)
        {
            return null;
        }
        return root.Entry("overlay") is { } over ? ReadOverlay(root, over, entry) : Whole(root, entry);
    }

    /// <summary>
    /// The identity of what was read: every file with its path as seen from the entry, in the order of these paths. Line ends
    /// differ between machines; the definition that they write does not.
    /// </summary>
    public string Hash(string entry)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (path, text) in _texts.Values
            .Select(source => (Path: SourcePaths.RelativeTo(entry, source.Path), Text: source.Text.ReplaceLineEndings("\n")))
            .OrderBy(source => source.Path, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{path}\n{Encoding.UTF8.GetByteCount(text)}\n{text}"));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private SourceMap? ReadOverlay(SourceMap overlay, SourceEntry over, string entry)
    {
        MapReader.Keys(overlay, DefinitionShapes.Overlay, findings);
        if (over.Value is not SourceScalar { IsNothing: false } path)
        {
            findings.Error(LanguageCodes.WrongShape, over.Value.Place, "The path of the definition under it belongs here.");
            return null;
        }
        var basePath = SourcePaths.Resolve(entry, path.Value);
        if (Open(basePath, path.Place) is not { } root)
        {
            return null;
        }
        if (root.Entry("overlay") is not null)
        {
            findings.Error(
                LanguageCodes.OverlayOfOverlay, path.Place, $"{path.Value} is itself an overlay.", "Name the whole definition that it lies over.");
            return null;
        }
        return Whole(root, basePath) is { } whole ? new Overlaying(whole, overlay, findings).Merged() : null;
    }

    private SourceMap? Whole(SourceMap root, string path)
    {
        MapReader.Keys(root, DefinitionShapes.Document, findings);
        var sections = DefinitionShapes.Vocabulary.ToDictionary(name => name, _ => new OrderedDictionary<string, SourceEntry>(StringComparer.Ordinal));
        Collect(root, sections);
        var complete = Include(root, path, sections, [path]);
        var merged = sections.Where(section => section.Value.Count > 0).Select(section =>
            new SourceEntry(section.Key, section.Value.Values.First().Place, new SourceMap(section.Value.Values, section.Value.Values.First().Place)));
        var whole = merged.Aggregate(root, (map, section) => map.With(section));
        return complete ? new StatesInFiles(Open, findings).Expanded(whole, path) : null;
    }

    private bool Include(
        SourceMap map, string path, Dictionary<string, OrderedDictionary<string, SourceEntry>> sections, IReadOnlyList<string> within)
    {
        var complete = true;
        foreach (var include in Includes(map))
        {
            var target = SourcePaths.Resolve(path, include.Value);
            if (within.Contains(target))
            {
                findings.Error(
                    LanguageCodes.IncludeCycle, include.Place, $"{include.Value} includes this file, directly or through others.",
                    "Take one of the includes out.");
                complete = false;
            }
            else if (!_texts.ContainsKey(target))
            {
                complete &= Open(target, include.Place) is { } included && Included(included, target, sections, [.. within, target]);
            }
        }
        return complete;
    }

    private bool Included(
        SourceMap map, string path, Dictionary<string, OrderedDictionary<string, SourceEntry>> sections, IReadOnlyList<string> within)
    {
        foreach (var entry in map.Entries.Where(entry => DefinitionShapes.Document.Keys.Contains(entry.Key) && !DefinitionShapes.Included.Keys.Contains(entry.Key)))
        {
            findings.Error(
                LanguageCodes.NotInInclude, entry.Place, $"An included file cannot have '{entry.Key}'.", "Move it to the workflow's own file.");
        }
        MapReader.Keys(new SourceMap(map.Entries.Where(entry => !DefinitionShapes.Document.Keys.Contains(entry.Key)), map.Place), DefinitionShapes.Included, findings);
        Collect(map, sections);
        return Include(map, path, sections, within);
    }

    private IEnumerable<SourceScalar> Includes(SourceMap map)
    {
        if (map.Entry("include") is not { } include)
        {
            return [];
        }
        var items = include.Value is SourceList list ? list.Items : [include.Value];
        foreach (var item in items.Where(item => item is not SourceScalar { IsNothing: false }))
        {
            findings.Error(LanguageCodes.WrongShape, item.Place, "The path of a file belongs here.");
        }
        return items.OfType<SourceScalar>().Where(item => !item.IsNothing);
    }

    private void Collect(SourceMap map, Dictionary<string, OrderedDictionary<string, SourceEntry>> sections)
    {
        foreach (var (name, section) in sections)
        {
            if (map.Find(name) is SourceMap declared)
            {
                foreach (var entry in declared.Entries)
                {
                    Collect(entry, section);
                }
            }
            else if (map.Find(name) is { } other)
            {
                findings.Error(LanguageCodes.WrongShape, other.Place, $"Names with something for each belong here, and here is {other.Words}.", "Leave the section out if it is empty.");
            }
        }
    }

    private void Collect(SourceEntry entry, OrderedDictionary<string, SourceEntry> section)
    {
        if (!section.TryAdd(entry.Key, entry))
        {
            findings.Error(
                LanguageCodes.NameInTwoFiles, entry.Place, $"'{entry.Key}' is already declared in {section[entry.Key].Place}.", "Rename one, or take it out.");
        }
    }

    private SourceMap? Open(string path, SourcePlace place)
    {
        if (_trees.TryGetValue(path, out var known))
        {
            return known;
        }
        if (_texts.Count >= SourceLimits.SourceFilesMax)
        {
            findings.Error(LanguageCodes.TooManySources, place, $"A definition is read from at most {SourceLimits.SourceFilesMax} files.");
            return null;
        }
        if (files.Read(path) is not { } text)
        {
            findings.Error(LanguageCodes.SourceMissing, place, $"There is no file {path}.", "Write the path as seen from the file that names it.");
            return null;
        }
        _texts[path] = new SourceText(path, text);
        return _trees[path] = SourceTree.Read(path, text, findings);
    }
}
