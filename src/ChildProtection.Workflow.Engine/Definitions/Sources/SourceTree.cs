using System.Text;
using ChildProtection.Workflow.Engine.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ChildProtection.Workflow.Engine.Definitions.Sources;

/// <summary>
/// Reads YAML into nodes with places: the plain part of the language only. Anchors and aliases (which can expand without
/// bound), tags and several documents are refused, and so is a tab.
/// </summary>
internal sealed class SourceTree
{
    private readonly string _file;
    private readonly string _text;
    private readonly Findings _findings;
    private readonly IReadOnlyList<ParsingEvent> _events;
    private int _at;

    private SourceTree(string file, string text, Findings findings)
    {
        (_file, _text, _findings) = (file, text, findings);
        _events = Events();
    }

    private ParsingEvent Current => _events[_at];

    /// <returns>The root of the file; null with a finding where it cannot be read.</returns>
    public static SourceMap? Read(string file, string text, Findings findings)
    {
        var start = new SourcePlace(file, 1, 1);
        if (Encoding.UTF8.GetByteCount(text) > SourceLimits.SourceBytesMax)
        {
            findings.Error(LanguageCodes.SourceTooLarge, start, $"The file is larger than {SourceLimits.SourceBytesMax} bytes.", "Move part of it to an included file.");
            return null;
        }
        if (text.IndexOf('\t', StringComparison.Ordinal) is var tab and >= 0)
        {
            findings.Error(LanguageCodes.Tab, PlaceOf(file, text, tab), "There is a tab here.", "Write spaces.");
            return null;
        }
        try
        {
            return new SourceTree(file, text, findings).Document() switch
            {
                SourceMap map => map,
                var other => Refuse(findings, other?.Place ?? start),
            };
        }
        catch (SourceRefused refused)
        {
            findings.Error(refused.Code, refused.Place, refused.Message, refused.Fix);
        }
        catch (YamlException exception)
        {
            var place = new SourcePlace(file, Math.Max(1, (int)exception.Start.Line), Math.Max(1, (int)exception.Start.Column));
            findings.Error(LanguageCodes.NotYaml, place, $"This is not YAML: {exception.Message}", "Look at the indentation, the colons and the quotes of this line and the one before.");
        }
        return null;
    }

    private static SourceMap? Refuse(Findings findings, SourcePlace place)
    {
        findings.Error(LanguageCodes.WrongShape, place, "A definition is a list of keys and values.", "Begin with 'workflow: name'.");
        return null;
    }

    private List<ParsingEvent> Events()
    {
        var events = new List<ParsingEvent>();
        var depth = 0;
        try
        {
            for (var parser = new Parser(new StringReader(_text)); parser.MoveNext();)
            {
                events.Add(parser.Current!);
                depth += parser.Current!.NestingIncrease;
                RefuseDeeper(depth, parser.Current);
            }
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
        {
            // YamlDotNet 16.3 gives up on some broken plain texts (a dash or question mark before a bracket) with these
            // instead of its own exception. They say nothing of the place: it is behind the last thing that was read.
            var last = events.Count == 0 ? Mark.Empty : events[^1].End;
            throw new SourceRefused(
                LanguageCodes.NotYaml, new SourcePlace(_file, Math.Max(1, (int)last.Line), Math.Max(1, (int)last.Column)), "This is not YAML from here on.", "Put the text that follows in quotes.");
        }
        return events;
    }

    // While it is scanned, not after: the scanner's own cost grows with the square of the nesting. The stream and the document
    // are two levels of their own, and the innermost list another.
    private void RefuseDeeper(int depth, ParsingEvent at)
    {
        if (depth > SourceLimits.NestingMax + 3)
        {
            throw new SourceRefused(LanguageCodes.NestedTooDeeply, Place(at), $"Nested more deeply than {SourceLimits.NestingMax} levels.", null);
        }
    }

    private SourceNode? Document()
    {
        Take<StreamStart>();
        if (Current is StreamEnd)
        {
            return null;
        }
        Take<DocumentStart>();
        var root = Node();
        Take<DocumentEnd>();
        if (Current is DocumentStart second)
        {
            throw new SourceRefused(LanguageCodes.NotUsedHere, Place(second), "A second document begins here.", "Write one document a file.");
        }
        return root;
    }

    private T Take<T>()
        where T : ParsingEvent =>
        _events[_at++] as T ?? throw new SourceRefused(
            LanguageCodes.NotYaml, Place(_events[_at - 1]), "This is not YAML: something is missing before this.", "Look for a key without a value, or a bracket too many.");

    private SourceNode Node()
    {
        var current = Current;
        if (current is AnchorAlias || current is NodeEvent { Anchor.IsEmpty: false })
        {
            throw new SourceRefused(LanguageCodes.NotUsedHere, Place(current), "Anchors and aliases (& and *) are not used here.", "Write it out, name it once in its own section, or put the text in quotes.");
        }
        if (current is NodeEvent { Tag.IsEmpty: false })
        {
            throw new SourceRefused(LanguageCodes.NotUsedHere, Place(current), "Tags (!) are not used here.", "Leave it out, or put the text in quotes.");
        }
        return current switch
        {
            MappingStart => Map(),
            SequenceStart => List(),
            _ => Scalar(),
        };
    }

    private SourceScalar Scalar()
    {
        var scalar = Take<Scalar>();
        return new SourceScalar(scalar.Value, scalar.Style is not ScalarStyle.Plain, _text, (int)scalar.Start.Index, Place(scalar));
    }

    private SourceList List()
    {
        var place = Place(Take<SequenceStart>());
        var items = new List<SourceNode>();
        while (Current is not SequenceEnd)
        {
            items.Add(Node());
        }
        Take<SequenceEnd>();
        return new SourceList(items, place);
    }

    private SourceMap Map()
    {
        var place = Place(Take<MappingStart>());
        var entries = new OrderedDictionary<string, SourceEntry>(StringComparer.Ordinal);
        while (Current is not MappingEnd)
        {
            var node = Node();
            if (node is not SourceScalar key)
            {
                throw new SourceRefused(LanguageCodes.NotUsedHere, node.Place, "A key is a name here, not a list or a map.", "If this was meant as a text, put it in quotes.");
            }
            var entry = new SourceEntry(key.Value, key.Place, Node());
            if (!entries.TryAdd(key.Value, entry))
            {
                _findings.Error(
                    LanguageCodes.DuplicateKey, key.Place, $"'{key.Value}' is already in line {entries[key.Value].Place.Line}.", "Join the two, or rename one.");
            }
        }
        Take<MappingEnd>();
        return new SourceMap(entries.Values, place);
    }

    private SourcePlace Place(ParsingEvent at) => new(_file, (int)at.Start.Line, (int)at.Start.Column);

    private static SourcePlace PlaceOf(string file, string text, int index)
    {
        var before = text.AsSpan(0, index);
        return new SourcePlace(file, before.Count('\n') + 1, index - before.LastIndexOf('\n'));
    }

    private sealed class SourceRefused(string code, SourcePlace place, string message, string? fix) : Exception(message)
    {
        public string Code { get; } = code;

        public SourcePlace Place { get; } = place;

        public string? Fix { get; } = fix;
    }
}
