using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Definitions.Sources;
using ChildProtection.Workflow.Engine.Diagnostics;
using ChildProtection.Workflow.Engine.Execution;
using NodaTime;
using NodaTime.Text;

namespace ChildProtection.Workflow.Engine.Scenarios;

/// <summary>Reads the text of a scenario. What its names stand for is found when it is run against its definition.</summary>
public sealed partial class ScenarioLoader
{
    private static readonly LocalDateTimePattern Minute = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm");
    private static readonly string[] Head = ["scenario", "definition", "basis", "absent", "begins", "until", "steps"];
    private static readonly string[] Deeds = ["open", "take_over", "do", "signal", "correct", "acknowledge", "excuse", "not_needed", "let_pass", "assign", "vacate"];
    private static readonly string[] StepKeys = ["at", "by", "with", "happened", "record", "set", "why", "override", "cannot_wait", "refused", "user", .. Deeds];

    private readonly string _path;
    private readonly RuleBook? _rules;
    private readonly ISourceFiles? _files;
    private readonly int _beginningsLeft;
    private readonly Findings _findings = new();
    private LocalDateTime _last = LocalDateTime.MaxIsoValue.Minus(Period.FromYears(9998));

    private ScenarioLoader(string path, RuleBook? rules, ISourceFiles? files, int beginningsLeft) =>
        (_path, _rules, _files, _beginningsLeft) = (path, rules, files, beginningsLeft);

    /// <param name="path">For places, and for finding the definition.</param>
    /// <param name="text">The whole file.</param>
    /// <param name="rules">The rules that it may name as its basis; null: not known here, and the ids are not checked.</param>
    /// <param name="files">Where the scenario is that it begins with; null: it begins with none.</param>
    public static ScenarioReading Load(string path, string text, RuleBook? rules = null, ISourceFiles? files = null) =>
        Load(path, text, rules, files, ScenarioLimits.BeginningsMax);

    private static ScenarioReading Load(string path, string text, RuleBook? rules, ISourceFiles? files, int beginningsLeft)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(text);
        var loader = new ScenarioLoader(path, rules, files, beginningsLeft);
        var scenario = SourceTree.Read(path, text, loader._findings) is { } root ? loader.Read(root) : null;
        return new ScenarioReading(loader._findings.HasErrors ? null : scenario, loader._findings.Sorted());
    }

    /// <summary>Whether the file is a scenario at all, so that a folder can be searched for them.</summary>
    public static bool IsScenario(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return FirstKey().IsMatch(text);
    }

    [GeneratedRegex(@"\A(\s*(#[^\n]*)?\n)*scenario:", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FirstKey();

    private Scenario? Read(SourceMap root)
    {
        Keys(root, Head);
        _rules?.Check(Scalars(root, "basis"), _findings);
        var (name, definition) = (Required(root, "scenario"), Required(root, "definition"));
        if (root.Find("steps") is not SourceList steps)
        {
            _findings.Error(ScenarioCodes.Shape, root.Place, "A scenario has steps.", "Add 'steps:' and a list.");
            return null;
        }
        if (steps.Items.Count > ScenarioLimits.StepsMax)
        {
            _findings.Error(ScenarioCodes.TooManySteps, steps.Place, $"A scenario has at most {ScenarioLimits.StepsMax} steps.", "Tell it as two.");
            return null;
        }
        var about = definition is null ? null : SourcePaths.Resolve(_path, definition);
        var begins = about is not null && root.Find("begins") is SourceScalar other ? Beginning(root, other, about) : null;
        if (begins is not null && begins.Steps.Length + steps.Items.Count > ScenarioLimits.StepsMax)
        {
            _findings.Error(ScenarioCodes.TooManySteps, steps.Place, $"A scenario has at most {ScenarioLimits.StepsMax} steps, those that it begins with among them.");
        }
        _last = begins is { Steps: [.., var lastBefore] } ? lastBefore.At : _last;
        var read = steps.Items.Select(Step).OfType<ScenarioStep>().ToImmutableArray();
        return name is null || about is null
            ? null
            : new Scenario(_path, name, about, Texts(root, "basis"), Texts(root, "absent"), read, root.Place) { Begins = begins };
    }

    private ScenarioBeginning? Beginning(SourceMap root, SourceScalar other, string about)
    {
        var path = SourcePaths.Resolve(_path, other.Value);
        if (_beginningsLeft == 0 || _files?.Read(path) is not { } text)
        {
            _findings.Error(
                ScenarioCodes.BeginsWithNothing, other.Place,
                _beginningsLeft == 0 ? $"At most {ScenarioLimits.BeginningsMax} scenarios begin with one another." : $"There is no scenario at {path}.",
                "Name a scenario of the same definition, by its path from this file.");
            return null;
        }
        var reading = Load(path, text, null, _files, _beginningsLeft - 1);
        if (reading.Scenario is not { } begun || begun.DefinitionPath != about)
        {
            var why = reading.Scenario is null ? reading.Diagnostics[0].ToString() : $"it is about {reading.Scenario.DefinitionPath}";
            _findings.Error(ScenarioCodes.BeginsWithNothing, other.Place, $"This scenario cannot begin with {path}: {why}", "Mend that one first, or begin with another.");
            return null;
        }
        LocalDateTime? until = root.Find("until") is SourceScalar given
            ? TimeOf(given.Value) is { } time ? time.Date.At(time.Time ?? LocalTime.MaxValue) : Wrong(given)
            : null;
        return new ScenarioBeginning(
            begun.Name,
            [.. (begun.Begins?.Steps ?? []).Concat(begun.Steps.Where(step => step is not ScenarioStep.Expect)).Where(step => until is null || step.At <= until)]);
    }

    private LocalDateTime? Wrong(SourceScalar given)
    {
        _findings.Error(ScenarioCodes.NotATime, given.Place, $"'{given.Value}' is not a date.", "Write it as 2026-03-02, or 2026-03-02 14:30.");
        return null;
    }

    private ScenarioStep? Step(SourceNode node)
    {
        if (node is not SourceMap map)
        {
            _findings.Error(ScenarioCodes.Shape, node.Place, "A step is keys and values.", "Write { at: 2026-03-02 09:00, do: name }.");
            return null;
        }
        if (map.Find("expect") is { } expected)
        {
            Keys(map, ["expect"]);
            return Entries(expected) is { } what ? new ScenarioStep.Expect(what) { Place = map.Place, At = _last } : null;
        }
        Keys(map, StepKeys);
        if (Time(map) is not { } at)
        {
            return null;
        }
        var step = Deed(map);
        return step is null ? null : step with
        {
            At = at,
            By = Text(map, "by"),
            Happened = Happened(map),
            Refused = Text(map, "refused"),
        };
    }

    private ScenarioStep? Deed(SourceMap map)
    {
        var deeds = Deeds.Where(key => map.Find(key) is not null).ToArray();
        if (deeds.Length > 1)
        {
            _findings.Error(ScenarioCodes.StepUnclear, map.Place, $"One step does one thing, and here are {string.Join(" and ", deeds)}.", "Write two steps.");
            return null;
        }
        var (place, why) = (map.Place, Text(map, "why") ?? string.Empty);
        return deeds is not [var deed] ? new ScenarioStep.Pass { Place = place } : deed switch
        {
            "open" => Entries(map.Find("open")!) is { } answers ? new ScenarioStep.Open(answers) { Place = place } : null,
            "take_over" => Entries(map.Find("take_over")!) is { } answers ? new ScenarioStep.Open(answers, TakenOver: true) { Place = place } : null,
            "do" => new ScenarioStep.Do(Text(map, deed)!, Text(map, "record"), Optional(map, "with"), Optional(map, "override"), Text(map, "cannot_wait") == "yes") { Place = place },
            "signal" => new ScenarioStep.Signal(Text(map, deed)!, Optional(map, "with")) { Place = place },
            "correct" => new ScenarioStep.Correct(Text(map, deed)!, Optional(map, "set"), why) { Place = place },
            "acknowledge" => new ScenarioStep.Acknowledge(Text(map, deed)!) { Place = place },
            "excuse" => new ScenarioStep.Excuse(Text(map, deed)!, why) { Place = place },
            "let_pass" => new ScenarioStep.LetPass(Text(map, deed)!, Text(map, "record"), why) { Place = place },
            "assign" => new ScenarioStep.Assign(Text(map, deed)!, Text(map, "user") ?? string.Empty) { Place = place },
            "vacate" => new ScenarioStep.Vacate(Text(map, deed)!) { Place = place },
            _ => new ScenarioStep.NotNeeded(Text(map, deed)!, Text(map, "record"), why) { Place = place },
        };
    }

    private LocalDateTime? Time(SourceMap map)
    {
        if (Text(map, "at") is not { } text)
        {
            _findings.Error(ScenarioCodes.StepUnclear, map.Place, "A step has a time.", "Add 'at: 2026-03-02 09:00', or make it 'expect:'.");
            return null;
        }
        if (Minute.Parse(text) is not { Success: true, Value: var at })
        {
            _findings.Error(ScenarioCodes.NotATime, map.Find("at")!.Place, $"'{text}' is not a date and time.", "Write it as 2026-03-02 09:00.");
            return null;
        }
        if (at < _last)
        {
            _findings.Error(
                ScenarioCodes.OutOfOrder, map.Find("at")!.Place, $"This is before the step above it ({Minute.Format(_last)}): a case goes forward.",
                "Move the step up; say with 'happened:' when it happened, if that was earlier.");
        }
        _last = at;
        return at;
    }

    private EventTime? Happened(SourceMap map)
    {
        if (Text(map, "happened") is not { } text)
        {
            return null;
        }
        if (TimeOf(text) is { } time)
        {
            return time;
        }
        _findings.Error(ScenarioCodes.NotATime, map.Find("happened")!.Place, $"'{text}' is not a date.", "Write it as 2026-03-02, or 2026-03-02 14:30.");
        return null;
    }

    /// <summary><c>2026-03-02</c> or <c>2026-03-02 09:00</c>; null for anything else.</summary>
    internal static EventTime? TimeOf(string text) =>
        Minute.Parse(text) is { Success: true } minute ? new EventTime(minute.Value.Date, minute.Value.TimeOfDay) : EventTime.Parse(text);

    private ImmutableArray<ScenarioEntry> Optional(SourceMap map, string key) => map.Find(key) is { } node && Entries(node) is { } entries ? entries : [];

    private ImmutableArray<ScenarioEntry>? Entries(SourceNode node)
    {
        if (Value(node) is ScenarioValue.Map map)
        {
            return map.Entries;
        }
        if (node is SourceScalar { IsNothing: true })
        {
            return [];
        }
        _findings.Error(ScenarioCodes.Shape, node.Place, $"Names and values belong here, and here is {node.Words}.", "Write { name: value }.");
        return null;
    }

    private static ScenarioValue Value(SourceNode node) => node switch
    {
        SourceScalar scalar => new ScenarioValue.Text(scalar.Value, scalar.Place),
        SourceList list => new ScenarioValue.List([.. list.Items.Select(Value)], list.Place),
        SourceMap map => new ScenarioValue.Map([.. map.Entries.Select(entry => new ScenarioEntry(entry.Key, entry.Place, Value(entry.Value)))], map.Place),
        _ => throw new InvalidOperationException($"No value of {node.GetType().Name}."),
    };

    private void Keys(SourceMap map, IReadOnlyCollection<string> known)
    {
        foreach (var entry in map.Entries.Where(entry => !known.Contains(entry.Key)))
        {
            _findings.Error(
                ScenarioCodes.Shape, entry.Place, $"There is no key '{entry.Key}' here.", NearestName.Ask(entry.Key, known) ?? $"The keys are {string.Join(", ", known)}.");
        }
    }

    private string? Required(SourceMap map, string key)
    {
        var text = Text(map, key);
        if (text is null)
        {
            _findings.Error(ScenarioCodes.Shape, map.Place, $"The key '{key}' is missing.", $"Add '{key}:'.");
        }
        return text;
    }

    private string? Text(SourceMap map, string key)
    {
        if (map.Find(key) is not { } node)
        {
            return null;
        }
        if (node is SourceScalar { IsNothing: false } scalar)
        {
            return scalar.Value;
        }
        _findings.Error(ScenarioCodes.Shape, node.Place, $"A text belongs here, and here is {node.Words}.");
        return string.Empty;
    }

    private static ImmutableArray<string> Texts(SourceMap map, string key) => [.. Scalars(map, key).Select(scalar => scalar.Value)];

    private static IEnumerable<SourceScalar> Scalars(SourceMap map, string key) => map.Find(key) switch
    {
        SourceList list => list.Items.OfType<SourceScalar>(),
        SourceScalar { IsNothing: false } one => [one],
        _ => [],
    };
}
