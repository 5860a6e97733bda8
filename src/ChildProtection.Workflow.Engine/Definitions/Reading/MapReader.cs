using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Engine.Definitions.Sources;
using ChildProtection.Workflow.Engine.Diagnostics;
using ChildProtection.Workflow.Engine.Texts;

namespace ChildProtection.Workflow.Engine.Definitions.Reading;

/// <summary>One element of the definition, of a known shape. Says what is wrong with its keys and with the shape of their values.</summary>
internal sealed class MapReader
{
    private readonly SourceMap _map;
    private readonly ReadingContext _context;

    private MapReader(SourceMap map, ReadingContext context) => (_map, _context) = (map, context);

    public SourcePlace Place => _map.Place;

    /// <returns>Null, with a finding, where there are no keys and values.</returns>
    public static MapReader? Open(SourceNode? node, DefinitionShape shape, ReadingContext context)
    {
        if (Expect<SourceMap>(node, context, "Keys and values belong here") is not { } map)
        {
            return null;
        }
        Keys(map, shape, context.Findings);
        return new MapReader(map, context);
    }

    public static void Keys(SourceMap map, DefinitionShape shape, Findings findings)
    {
        foreach (var entry in map.Entries.Where(entry => !shape.Keys.Contains(entry.Key)))
        {
            findings.Error(LanguageCodes.UnknownKey, entry.Place, $"There is no key '{entry.Key}' here.", FixOf(entry, shape));
        }
        foreach (var key in shape.Required.Where(key => map.Entry(key) is null))
        {
            findings.Error(LanguageCodes.MissingKey, map.Place, $"The key '{key}' is missing.", $"Add '{key}:'.");
        }
    }

    public bool Has(string key) => _map.Entry(key) is not null;

    public SourceNode? Node(string key) => _map.Find(key);

    public SourcePlace PlaceOf(string key) => _map.Entry(key)?.Place ?? _map.Place;

    public SourceScalar? Scalar(string key) => Expect<SourceScalar>(_map.Find(key), _context, "A text belongs here");

    /// <summary>A list of texts; one alone need not be in a list.</summary>
    public IReadOnlyList<SourceScalar> Scalars(string key) => _map.Find(key) switch
    {
        null => [],
        SourceScalar { IsNothing: false } one => [one],
        var node => [.. Items(node).Select(item => Expect<SourceScalar>(item, _context, "A text belongs here")).OfType<SourceScalar>()],
    };

    public IEnumerable<SourceNode> List(string key) => Items(_map.Find(key));

    /// <summary>A map from names to elements. Names that cannot be are left out, with a finding.</summary>
    public IEnumerable<SourceEntry> Named(string key, bool dotted = false) => Named(_map.Find(key), _context, dotted);

    public static IEnumerable<SourceEntry> Named(SourceNode? node, ReadingContext context, bool dotted = false) =>
        Expect<SourceMap>(node, context, "Names with something for each belong here") is { } map
            ? map.Entries.Where(entry => NameRules.Check(entry.Key, entry.Place, context.Findings, dotted))
            : [];

    public LocalizedText? Text(string key) => TextReader.Read(_map.Find(key), _context);

    /// <summary>The title; where none is given, the name in words.</summary>
    public LocalizedText Title(string name) => Text("title") ?? NameRules.InWords(name);

    /// <summary>The ids of the rules that the element follows; each that is in no book is told.</summary>
    public IReadOnlyList<string> Basis()
    {
        var ids = Scalars("basis");
        _context.Options.Rules?.Check(ids, _context.Findings);
        return [.. ids.Select(id => id.Value)];
    }

    public bool YesNo(string key)
    {
        if (Scalar(key) is not { } scalar)
        {
            return false;
        }
        if (scalar.Value is not ("yes" or "no"))
        {
            _context.Findings.Error(LanguageCodes.WrongValue, scalar.Place, $"'{scalar.Value}' is neither yes nor no.", "Write yes or no.");
        }
        return scalar.Value == "yes";
    }

    public int? Whole(string key, int least, int most)
    {
        if (Scalar(key) is not { } scalar)
        {
            return null;
        }
        if (int.TryParse(scalar.Value, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most)
        {
            return number;
        }
        _context.Findings.Error(LanguageCodes.WrongValue, scalar.Place, $"'{scalar.Value}' is not a whole number from {least} to {most}.");
        return null;
    }

    /// <summary>One of a few words.</summary>
    public T? OneOf<T>(string key, IReadOnlyDictionary<string, T> words)
        where T : struct
    {
        if (Scalar(key) is not { } scalar)
        {
            return null;
        }
        if (words.TryGetValue(scalar.Value, out var value))
        {
            return value;
        }
        _context.Findings.Error(
            LanguageCodes.WrongValue, scalar.Place, $"'{scalar.Value}' cannot stand here.", $"Write {string.Join(" or ", words.Keys)}.");
        return null;
    }

    public CalendarPeriod? Period(string key) => Scalar(key) is { } scalar ? PeriodOf(scalar.Value, scalar.Place) : null;

    public CalendarPeriod? PeriodOf(string text, SourcePlace place)
    {
        if (CalendarPeriod.TryParse(text, out var period, out var refusal))
        {
            return period;
        }
        _context.Findings.Error(LanguageCodes.NotAPeriod, place, refusal.Message);
        return null;
    }

    private IEnumerable<SourceNode> Items(SourceNode? node) => Expect<SourceList>(node, _context, "A list belongs here")?.Items ?? [];

    internal static T? Expect<T>(SourceNode? node, ReadingContext context, string wanted)
        where T : SourceNode
    {
        if (node is T and not SourceScalar { IsNothing: true })
        {
            return (T)node;
        }
        if (node is not null)
        {
            var fix = typeof(T) == typeof(SourceList) && node is not SourceScalar { IsNothing: true } ? "Put it into [ ], or behind a dash." : null;
            context.Findings.Error(LanguageCodes.WrongShape, node.Place, $"{wanted}, and here is {node.Words}.", fix);
        }
        return null;
    }

    private static string FixOf(SourceEntry entry, DefinitionShape shape) =>
        entry.Value is SourceScalar { IsNothing: true } && !NameRules.IsName(entry.Key)
            ? "Inside { } a text with a comma in it needs quotes."
            : NearestName.Ask(entry.Key, shape.Keys) ?? $"The keys here are {string.Join(", ", shape.Keys)}.";
}
