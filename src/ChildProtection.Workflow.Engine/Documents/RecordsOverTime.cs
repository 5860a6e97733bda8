using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Expressions;

namespace ChildProtection.Workflow.Engine.Documents;

/// <summary>The records of a case with all their fields, as its journal tells them from entry to entry: what is stored beside it says only how they are now.</summary>
public sealed class RecordsOverTime(Definition definition)
{
    private readonly Dictionary<string, List<FullRecord>> lists = definition.Records.Keys.ToDictionary(list => list, _ => new List<FullRecord>(), StringComparer.Ordinal);

    /// <summary>Takes in the next entry.</summary>
    public void After(JournalEntry entry)
    {
        switch (entry)
        {
            case JournalEntry.RecordAdded added when lists.TryGetValue(added.List, out var list):
                list.Add(new FullRecord(added.Id, added.On, added.RecordedAt, added.Actor, Known(added.Values)));
                break;
            case JournalEntry.RecordUpdated updated:
                Change(updated.List, updated.Id, null, updated.Values);
                break;
            case JournalEntry.RecordCorrected corrected:
                Change(corrected.List, corrected.Id, corrected.OnAfter, corrected.After);
                break;
            default:
                break;
        }
    }

    /// <summary>As they are after the last entry that was told.</summary>
    public IReadOnlyDictionary<string, ImmutableArray<FullRecord>> Now() =>
        lists.Where(list => list.Value.Count > 0).ToImmutableDictionary(list => list.Key, list => list.Value.ToImmutableArray(), StringComparer.Ordinal);

    private void Change(string list, string id, EventTime? on, ImmutableSortedDictionary<string, Value> changes)
    {
        if (lists.TryGetValue(list, out var records) && records.FindIndex(record => record.Id == id) is >= 0 and var at)
        {
            var values = records[at].Values.ToImmutableSortedDictionary(StringComparer.Ordinal).SetItems(changes);
            records[at] = records[at] with { On = on ?? records[at].On, Values = Known(values) };
        }
    }

    private static ImmutableSortedDictionary<string, Value> Known(ImmutableSortedDictionary<string, Value> values) =>
        values.RemoveRange(values.Where(value => !value.Value.IsKnown).Select(value => value.Key));
}
