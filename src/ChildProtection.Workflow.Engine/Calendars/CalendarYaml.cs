using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Diagnostics;
using ChildProtection.Workflow.Engine.Texts;
using NodaTime;
using NodaTime.Text;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ChildProtection.Workflow.Engine.Calendars;

/// <summary>Reads the pieces that calendar files are made of, noting what is wrong with each and where.</summary>
internal sealed class CalendarYaml(string path)
{
    private static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("HH':'mm");

    private readonly ImmutableArray<Diagnostic>.Builder _found = ImmutableArray.CreateBuilder<Diagnostic>();

    public ImmutableArray<Diagnostic> Diagnostics => _found.ToImmutable();

    public bool HasErrors => _found.Any(diagnostic => diagnostic.Severity == Severity.Error);

    public YamlMappingNode? Root(string text)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            if (stream.Documents.Count == 1 && stream.Documents[0].RootNode is YamlMappingNode root)
            {
                return root;
            }
            Error(DiagnosticCodes.CalendarShape, new SourcePlace(path, 1, 1), "A calendar file is one list of keys and values.");
        }
        catch (YamlException exception)
        {
            Error(DiagnosticCodes.CalendarNotYaml, Place(exception.Start), $"This is not YAML: {exception.Message}");
        }
        return null;
    }

    public CalendarFile? TooLong(int length)
    {
        Error(
            DiagnosticCodes.CalendarTooLong,
            new SourcePlace(path, 1, 1),
            $"The file has {length} characters; a calendar has at most {CalendarFile.FileLengthMax}.");
        return null;
    }

    public SourcePlace Place(YamlNode node) => Place(node.Start);

    public void Error(string code, YamlNode node, string message, string? fix = null) => Error(code, Place(node), message, fix);

    public void Error(string code, SourcePlace place, string message, string? fix = null) =>
        _found.Add(new Diagnostic(code, Severity.Error, place, message, fix));

    public void Warning(string code, YamlNode node, string message, string? fix = null) =>
        _found.Add(new Diagnostic(code, Severity.Warning, Place(node), message, fix));

    public void RefuseKeysBut(YamlMappingNode map, params ReadOnlySpan<string> known)
    {
        foreach (var key in map.Children.Keys)
        {
            if (key is not YamlScalarNode { Value: { } name } || !known.Contains(name))
            {
                var fix = NearestName.Ask(key.ToString(), known.ToArray()) ?? $"The keys are {string.Join(", ", known.ToArray())}.";
                Error(DiagnosticCodes.CalendarKeyUnknown, key, $"A calendar has no key '{key}' here.", fix);
            }
        }
    }

    public YamlNode? Needed(YamlMappingNode map, string key)
    {
        if (Find(map, key) is { } value)
        {
            return value;
        }
        Error(DiagnosticCodes.CalendarKeyMissing, map, $"The key '{key}' is missing.");
        return null;
    }

    public static YamlNode? Find(YamlMappingNode map, string key) => map.Children.TryGetValue(key, out var value) ? value : null;

    public string? Text(YamlNode? node)
    {
        if (node is null or YamlScalarNode { Value.Length: > 0 })
        {
            return ((YamlScalarNode?)node)?.Value;
        }
        Error(DiagnosticCodes.CalendarShape, node, "A text belongs here.");
        return null;
    }

    public YamlMappingNode? Map(YamlNode? node)
    {
        if (node is null or YamlMappingNode)
        {
            return (YamlMappingNode?)node;
        }
        Error(DiagnosticCodes.CalendarShape, node, "Keys and values belong here.");
        return null;
    }

    public IEnumerable<YamlNode> List(YamlNode? node)
    {
        if (node is null or YamlSequenceNode)
        {
            return (YamlSequenceNode?)node ?? Enumerable.Empty<YamlNode>();
        }
        Error(DiagnosticCodes.CalendarShape, node, "A list belongs here.");
        return [];
    }

    public LocalizedText? Bilingual(YamlNode? node)
    {
        if (Map(node) is not { } map)
        {
            return null;
        }
        RefuseKeysBut(map, "en", "cy");
        return Text(Needed(map, "en")) is { } english ? LocalizedText.Of(english, Text(Find(map, "cy"))) : null;
    }

    public LocalDate? Date(YamlNode? node)
    {
        if (Text(node) is not { } text)
        {
            return null;
        }
        if (LocalDatePattern.Iso.Parse(text).TryGetValue(default, out var date))
        {
            return date;
        }
        Error(DiagnosticCodes.CalendarNotADate, node!, $"'{text}' is not a date.", "Write year-month-day, such as 2026-12-25.");
        return null;
    }

    public int? Year(YamlNode? node)
    {
        if (Text(node) is not { } text)
        {
            return null;
        }
        if (text.Length == 4 && int.TryParse(text, out var year) && year > 0)
        {
            return year;
        }
        Error(DiagnosticCodes.CalendarYears, node!, $"'{text}' is not a year.", "Write four digits, such as 2026.");
        return null;
    }

    public DailyHours? Hours(YamlNode? node)
    {
        if (Map(node) is not { } map)
        {
            return null;
        }
        RefuseKeysBut(map, "from", "to");
        return TimeOfDay(Needed(map, "from")) is { } from && TimeOfDay(Needed(map, "to")) is { } to ? new DailyHours(from, to) : null;
    }

    private LocalTime? TimeOfDay(YamlNode? node)
    {
        if (Text(node) is not { } text)
        {
            return null;
        }
        if (Time.Parse(text).TryGetValue(default, out var time))
        {
            return time;
        }
        Error(DiagnosticCodes.CalendarHours, node!, $"'{text}' is not a time of day.", "Write hours and minutes, such as \"09:00\".");
        return null;
    }

    private SourcePlace Place(Mark mark) => new(path, (int)mark.Line, (int)mark.Column);
}
