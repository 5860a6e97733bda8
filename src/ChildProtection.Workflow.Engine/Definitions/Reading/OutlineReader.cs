using ChildProtection.Workflow.Engine.Definitions.Sources;
using ChildProtection.Workflow.Engine.Diagnostics;

namespace ChildProtection.Workflow.Engine.Definitions.Reading;

/// <summary>Collects names. What is malformed is passed over here: the reader of the element says so.</summary>
internal sealed class OutlineReader
{
    private readonly Findings _findings;
    private readonly Outline _outline;

    private OutlineReader(SourceMap document, Findings findings)
    {
        _findings = findings;
        _outline = new Outline(new OutlineState("", null, isRegion: false, document.Place));
    }

    public static Outline Read(SourceMap document, Findings findings)
    {
        var reader = new OutlineReader(document, findings);
        reader.Children(document, "states", reader._outline.Root);
        return reader._outline;
    }

    private void Children(SourceMap map, string section, OutlineState parent)
    {
        foreach (var entry in Entries(map, section))
        {
            var isFinal = (entry.Value as SourceMap)?.Find("final") is SourceScalar { Value: "yes" };
            var state = new OutlineState(entry.Key, parent, section == "regions", entry.Place) { IsFinal = isFinal };
            parent.Add(state);
            if (entry.Value is SourceMap body)
            {
                Work(body, state);
                Children(body, "states", state);
                Children(body, "regions", state);
            }
        }
    }

    private void Work(SourceMap body, OutlineState state)
    {
        foreach (var task in Entries(body, "tasks"))
        {
            AddWork(_outline.Tasks, task, state);
            if ((task.Value as SourceMap)?.Entry("deadline") is not null)
            {
                AddDeadline(task, state);
            }
        }
        foreach (var action in Entries(body, "actions"))
        {
            AddWork(_outline.Actions, action, state);
        }
        foreach (var deadline in Entries(body, "deadlines"))
        {
            AddDeadline(deadline, state);
        }
    }

    private void AddWork(OrderedDictionary<string, OutlineWork> works, SourceEntry entry, OutlineState state)
    {
        var earlier = _outline.Tasks.GetValueOrDefault(entry.Key) ?? _outline.Actions.GetValueOrDefault(entry.Key);
        if (earlier is null)
        {
            works.Add(entry.Key, Outlined(entry, state));
            return;
        }
        _findings.Error(
            LanguageCodes.DuplicateName, entry.Place, $"'{entry.Key}' is already a task or action of '{earlier.State.Path}', line {earlier.Place.Line}.",
            "Rename one, or declare it once on a state around both.");
    }

    private void AddDeadline(SourceEntry entry, OutlineState state)
    {
        if (_outline.Deadlines.TryAdd(entry.Key, Outlined(entry, state)))
        {
            return;
        }
        var earlier = _outline.Deadlines[entry.Key];
        _findings.Error(
            LanguageCodes.DeadlineInTwoStates, entry.Place,
            $"The deadline '{entry.Key}' already stands in '{earlier.State.Path}', line {earlier.Place.Line}.",
            "A deadline is one thing: declare it once on a state around both, with until; or rename one.");
    }

    private static OutlineWork Outlined(SourceEntry entry, OutlineState state)
    {
        var each = ((entry.Value as SourceMap)?.Find("each") as SourceScalar)?.Value.Split(' ')[0];
        return new OutlineWork(entry.Key, state, each, entry.Place);
    }

    private static IEnumerable<SourceEntry> Entries(SourceMap map, string section) => (map.Find(section) as SourceMap)?.Entries ?? [];
}
