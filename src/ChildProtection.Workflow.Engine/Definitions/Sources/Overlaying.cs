using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Engine.Definitions.Reading;
using ChildProtection.Workflow.Engine.Diagnostics;

namespace ChildProtection.Workflow.Engine.Definitions.Sources;

/// <summary>Lays an authority's own file over a whole definition: new values, wording, additions. What the law sets is only shortened.</summary>
internal sealed class Overlaying(SourceMap whole, SourceMap overlay, Findings findings)
{
    public SourceMap Merged()
    {
        var merged = whole;
        foreach (var key in new[] { "workflow", "title", "calendar" })
        {
            merged = overlay.Entry(key) is { } entry ? merged.With(entry) : merged;
        }
        merged = Section(merged, "parameters", Parameter);
        merged = Section(merged, "choices", Added);
        merged = Section(merged, "fields", Added);
        merged = Section(merged, "events", Added);
        merged = Section(merged, "documents", Added);
        merged = Section(merged, "forms", Form);
        merged = Section(merged, "ladders", Ladder);
        merged = States(merged);
        return Texts(merged);
    }

    private SourceMap Section(SourceMap merged, string section, Func<SourceEntry?, SourceEntry, SourceEntry?> change)
    {
        if (Map(overlay.Find(section)) is not { } changes)
        {
            return merged;
        }
        var under = merged.Find(section) as SourceMap ?? new SourceMap([], changes.Place);
        foreach (var entry in changes.Entries)
        {
            under = change(under.Entry(entry.Key), entry) is { } changed ? under.With(changed) : under;
        }
        return merged.With(new SourceEntry(section, merged.Entry(section)?.Place ?? changes.Place, under));
    }

    private SourceEntry? Added(SourceEntry? under, SourceEntry entry)
    {
        if (under is not null)
        {
            findings.Error(LanguageCodes.NameInTwoFiles, entry.Place, $"'{entry.Key}' is already declared in {under.Place}.", "Use another name for what is added.");
        }
        return under is null ? entry : null;
    }

    private SourceEntry? Parameter(SourceEntry? under, SourceEntry entry)
    {
        if (Under(under, entry) is not SourceMap old || Map(entry.Value) is not { } changed)
        {
            return null;
        }
        MapReader.Keys(changed, DefinitionShapes.OverlayParameter, findings);
        if (changed.Entry("value") is not { } value)
        {
            return null;
        }
        if (old.Entry("statutory") is not null && old.Find("value") is { } law)
        {
            RefuseLooser(law, value.Value);
        }
        var merged = changed.Entry("basis") is { } basis ? old.With(basis) : old;
        return entry with { Value = merged.With(value) };
    }

    private void RefuseLooser(SourceNode law, SourceNode chosen)
    {
        var (limits, periods) = (Periods(law), Periods(chosen));
        if (limits is null || periods is null)
        {
            if (!Values(law).SequenceEqual(Values(chosen)))
            {
                Refuse(chosen, $"The law sets this to {string.Join(", ", Values(law))}; it cannot be another.");
            }
            return;
        }
        // The shortest of the limits counts: it is not longer than before if each old limit has a new one that is not longer.
        foreach (var limit in limits.Where(limit => !periods.Any(period => PeriodLength.NeverLonger(period, limit))))
        {
            Refuse(chosen, $"The law sets at most {limit}; this may be shortened, never lengthened.");
        }
    }

    private void Refuse(SourceNode at, string message) =>
        findings.Error(LanguageCodes.StatutoryLoosened, at.Place, message, "Write the same or a shorter limit, in the same unit.");

    private static IReadOnlyList<string> Values(SourceNode node) => node switch
    {
        SourceList list => [.. list.Items.OfType<SourceScalar>().Select(item => item.Value)],
        SourceScalar scalar => [scalar.Value],
        _ => [],
    };

    private static IReadOnlyList<CalendarPeriod>? Periods(SourceNode node)
    {
        var periods = new List<CalendarPeriod>();
        foreach (var value in Values(node))
        {
            if (!CalendarPeriod.TryParse(value, out var period, out _))
            {
                return null;
            }
            periods.Add(period);
        }
        return periods.Count == 0 ? null : periods;
    }

    private SourceEntry? Form(SourceEntry? under, SourceEntry entry)
    {
        if (Under(under, entry) is not SourceMap old || Map(entry.Value) is not { } changed)
        {
            return null;
        }
        MapReader.Keys(changed, DefinitionShapes.OverlayForm, findings);
        var added = (changed.Find("questions") as SourceList)?.Items ?? [];
        var questions = (old.Find("questions") as SourceList)?.Items ?? [];
        return under! with { Value = old.With(new SourceEntry("questions", old.Entry("questions")?.Place ?? old.Place, new SourceList([.. questions, .. added], old.Place))) };
    }

    private SourceEntry? Ladder(SourceEntry? under, SourceEntry entry) => Under(under, entry) is null ? null : entry;

    private SourceMap States(SourceMap merged)
    {
        if (Map(overlay.Find("states")) is not { } states || merged.Entry("states") is not { } under || under.Value is not SourceMap)
        {
            return merged;
        }
        foreach (var entry in states.Entries)
        {
            merged = State(merged, entry);
        }
        return merged;
    }

    private SourceMap State(SourceMap merged, SourceEntry entry)
    {
        if (Map(entry.Value) is not { } added)
        {
            return merged;
        }
        MapReader.Keys(added, DefinitionShapes.OverlayState, findings);
        var changed = StateNodes.Change(merged, entry.Key.Split('.'), state => added.Entries
            .Where(section => DefinitionShapes.OverlayState.Keys.Contains(section.Key) && section.Value is SourceMap)
            .Aggregate(state, Add));
        if (changed is null)
        {
            findings.Error(LanguageCodes.OverlaysNothing, entry.Place, $"The definition under this one has no state '{entry.Key}'.", "Write its whole path, such as open.main.enquiry.");
        }
        return changed ?? merged;
    }

    private SourceMap Add(SourceMap state, SourceEntry section)
    {
        var old = state.Find(section.Key) as SourceMap ?? new SourceMap([], section.Place);
        foreach (var entry in ((SourceMap)section.Value).Entries)
        {
            old = Added(old.Entry(entry.Key), entry) is { } added ? old.With(added) : old;
        }
        return state.With(new SourceEntry(section.Key, state.Entry(section.Key)?.Place ?? section.Place, old));
    }

    private SourceMap Texts(SourceMap merged)
    {
        foreach (var entry in Map(overlay.Find("texts"))?.Entries ?? [])
        {
            if (ElementTexts.Replace(merged, entry) is { } changed)
            {
                merged = changed;
            }
            else
            {
                findings.Error(
                    LanguageCodes.OverlaysNothing, entry.Place, $"There is no text '{entry.Key}' under this one.",
                    "Write what it is, its name and which text, such as tasks.hold_meeting.title or forms.visit.note.hint.");
            }
        }
        return merged;
    }

    private SourceNode? Under(SourceEntry? under, SourceEntry entry)
    {
        if (under is null)
        {
            findings.Error(LanguageCodes.OverlaysNothing, entry.Place, $"The definition under this one has no '{entry.Key}'.");
        }
        return under?.Value;
    }

    private SourceMap? Map(SourceNode? node)
    {
        if (node is not (null or SourceMap))
        {
            findings.Error(LanguageCodes.WrongShape, node.Place, $"Keys and values belong here, and here is {node.Words}.");
        }
        return node as SourceMap;
    }
}
