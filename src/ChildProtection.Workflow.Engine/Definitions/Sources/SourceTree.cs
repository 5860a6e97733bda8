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
    private readonly IParser _parser;

    private SourceTree(string file, string text, Findings findings)
    {
        (_file, _text, _findings) = (file, text, findings);
        _parser = new Parser(new StringReader(text));
    }

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

    private SourceNode? Document()
    {
        _parser.Consume<StreamStart>();
        if (!_parser.TryConsume<DocumentStart>(out _))
        {
            return null;
        }
        var root = Node(depth: 0);
        _parser.Consume<DocumentEnd>();
        if (_parser.TryConsume<DocumentStart>(out var second))
        {
            throw new SourceRefused(LanguageCodes.NotUsedHere, Place(second), "A second document begins here.", "Write one document a file.");
        }
        return root;
    }

    private SourceNode Node(int depth)
    {
        var current = _parser.Current!;
        if (depth > SourceLimits.NestingMax)
        {
            throw new SourceRefused(LanguageCodes.NestedTooDeeply, Place(current), $"Nested more deeply than {SourceLimits.NestingMax} levels.", null);
        }
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
            MappingStart => Map(depth),
            SequenceStart => List(depth),
            _ => Scalar(),
        };
    }

    private SourceScalar Scalar()
    {
        var scalar = _parser.Consume<Scalar>();
        return new SourceScalar(scalar.Value, scalar.Style is not ScalarStyle.Plain, _text, (int)scalar.Start.Index, Place(scalar));
    }

    private SourceList List(int depth)
    {
        var place = Place(_parser.Consume<SequenceStart>());
        var items = new List<SourceNode>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(Node(depth + 1));
        }
        return new SourceList(items, place);
    }

    private SourceMap Map(int depth)
    {
        var place = Place(_parser.Consume<MappingStart>());
        var entries = new OrderedDictionary<string, SourceEntry>(StringComparer.Ordinal);
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var node = Node(depth + 1);
            if (node is not SourceScalar key)
            {
                throw new SourceRefused(LanguageCodes.NotUsedHere, node.Place, "A key is a name here, not a list or a map.", "If this was meant as a text, put it in quotes.");
            }
            var entry = new SourceEntry(key.Value, key.Place, Node(depth + 1));
            if (!entries.TryAdd(key.Value, entry))
            {
                _findings.Error(
                    LanguageCodes.DuplicateKey, key.Place, $"'{key.Value}' is already in line {entries[key.Value].Place.Line}.", "Join the two, or rename one.");
            }
        }
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
