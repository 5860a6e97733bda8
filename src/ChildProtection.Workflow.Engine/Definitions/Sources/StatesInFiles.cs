using ChildProtection.Workflow.Engine.Diagnostics;

namespace ChildProtection.Workflow.Engine.Definitions.Sources;

/// <summary>Puts states that are kept in files of their own (<c>use</c>) where they are used, with what is written beside.</summary>
internal sealed class StatesInFiles(Func<string, SourcePlace, SourceMap?> open, Findings findings)
{
    private static readonly string[] ListKeys = ["entry", "exit", "always", "basis"];
    private static readonly string[] NamedKeys = ["tasks", "actions", "deadlines", "on"];
    private static readonly string[] StateKeys = ["states", "regions"];

    public SourceMap? Expanded(SourceMap document, string path)
    {
        var complete = true;
        var expanded = Children(document, [path], ref complete);
        return complete ? expanded : null;
    }

    private SourceMap Children(SourceMap parent, IReadOnlyList<string> within, ref bool complete)
    {
        foreach (var section in StateKeys.Select(parent.Entry).OfType<SourceEntry>())
        {
            if (section.Value is SourceMap states)
            {
                foreach (var entry in states.Entries)
                {
                    states = entry.Value is SourceMap state ? states.With(entry with { Value = State(state, within, ref complete) }) : states;
                }
                parent = parent.With(section with { Value = states });
            }
        }
        return parent;
    }

    private SourceMap State(SourceMap state, IReadOnlyList<string> within, ref bool complete)
    {
        if (state.Entry("use") is not { } use)
        {
            return Children(state, within, ref complete);
        }
        if (use.Value is not SourceScalar { IsNothing: false } written)
        {
            findings.Error(LanguageCodes.WrongShape, use.Value.Place, "The path of a file with a state belongs here.");
            complete = false;
            return state;
        }
        var path = SourcePaths.Resolve(use.Place.File, written.Value);
        if (within.Contains(path))
        {
            findings.Error(LanguageCodes.IncludeCycle, written.Place, $"{written.Value} uses this file, directly or through others.", "Take one of the uses out.");
            complete = false;
            return state;
        }
        if (open(path, written.Place) is not { } file)
        {
            complete = false;
            return state;
        }
        var beside = Children(new SourceMap(state.Entries.Where(entry => entry != use), state.Place), within, ref complete);
        return Together(State(file, [.. within, path], ref complete), beside);
    }

    private SourceMap Together(SourceMap file, SourceMap beside)
    {
        foreach (var entry in beside.Entries)
        {
            file = file.Entry(entry.Key) is { } old ? file.With(old with { Value = Together(entry.Key, old.Value, entry) }) : file.With(entry);
        }
        return file;
    }

    private SourceNode Together(string key, SourceNode file, SourceEntry beside) => (file, beside.Value) switch
    {
        (SourceList first, SourceList second) when ListKeys.Contains(key) => new SourceList([.. first.Items, .. second.Items], first.Place),
        (SourceMap first, SourceMap second) when NamedKeys.Contains(key) => second.Entries.Aggregate(first, Added),
        (SourceMap first, SourceMap second) when StateKeys.Contains(key) => second.Entries.Aggregate(first, Joined),
        _ => beside.Value,
    };

    private SourceMap Added(SourceMap all, SourceEntry added)
    {
        if (all.Entry(added.Key) is { } old)
        {
            findings.Error(LanguageCodes.NameInTwoFiles, added.Place, $"'{added.Key}' is already declared in {old.Place}.", "Rename one, or take it out.");
            return all;
        }
        return all.With(added);
    }

    private SourceMap Joined(SourceMap states, SourceEntry added) =>
        states.Entry(added.Key) is { Value: SourceMap old } entry && added.Value is SourceMap beside
            ? states.With(entry with { Value = Together(old, beside) })
            : states.With(added);
}
