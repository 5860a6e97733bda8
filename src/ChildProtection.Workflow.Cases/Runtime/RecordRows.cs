using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Expressions;
using NodaTime.Text;

namespace ChildProtection.Workflow.Cases.Runtime;

/// <summary>The rows of the records that a step entered, updated or corrected. One row a record: a record touched twice in one step is written once, as it ended.</summary>
internal static class RecordRows
{
    public static IReadOnlyList<RecordRow> Of(ImmutableArray<JournalEntry> entries, WorkingCalendar calendar)
    {
        var rows = new Dictionary<(string List, string Id), Draft>();
        foreach (var entry in entries)
        {
            switch (entry)
            {
                case JournalEntry.RecordAdded added:
                    rows[(added.List, added.Id)] = new Draft(entry, added.On, 1, added.Values, added.NotKnown);
                    break;
                case JournalEntry.RecordUpdated updated:
                    rows[(updated.List, updated.Id)] = Changed(rows, updated.List, updated.Id, entry, null, updated.Revision, updated.Values);
                    break;
                case JournalEntry.RecordCorrected corrected:
                    rows[(corrected.List, corrected.Id)] =
                        Changed(rows, corrected.List, corrected.Id, entry, corrected.OnAfter, corrected.Revision, corrected.After);
                    break;
            }
        }
        return [.. rows.Select(row => Row(row.Key.List, row.Key.Id, row.Value, calendar))];
    }

    private static Draft Changed(
        Dictionary<(string List, string Id), Draft> rows,
        string list,
        string id,
        JournalEntry entry,
        EventTime? on,
        int revision,
        ImmutableSortedDictionary<string, Value> values) =>
        rows.TryGetValue((list, id), out var earlier)
            ? new Draft(earlier.Entry, on ?? earlier.On, revision, earlier.Values.SetItems(values), earlier.NotKnown?.RemoveRange(values.Keys))
            : new Draft(entry, on, revision, values, null);

    private static RecordRow Row(string list, string id, Draft draft, WorkingCalendar calendar) => new()
    {
        List = list,
        Id = id,
        OccurredAt = draft.On?.ToInstant(calendar),
        RecordedAt = draft.Entry.RecordedAt,
        RecordedBy = draft.Entry.Actor,
        Revision = draft.Revision,
        Fields = Json(draft),
    };

    private static ReadOnlyMemory<byte> Json(Draft draft)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in draft.Values)
            {
                writer.WritePropertyName(name);
                Write(writer, value);
            }
            foreach (var (name, reason) in draft.NotKnown ?? ImmutableSortedDictionary<string, string>.Empty)
            {
                writer.WriteStartObject(name);
                writer.WriteString(StoredValues.NotKnown, reason);
                writer.WriteEndObject();
            }
            writer.WriteEndObject();
        }
        return buffer.WrittenMemory;
    }

    private static void Write(Utf8JsonWriter writer, Value value)
    {
        switch (value.Kind)
        {
            case ValueKind.Unknown:
                writer.WriteNullValue();
                break;
            case ValueKind.Bool:
                writer.WriteBooleanValue(value.Bool);
                break;
            case ValueKind.Number:
                writer.WriteNumberValue(value.Number);
                break;
            case ValueKind.Text:
                writer.WriteStringValue(value.Text);
                break;
            case ValueKind.Code:
                writer.WriteStringValue(value.Code);
                break;
            case ValueKind.Date:
                writer.WriteStringValue(LocalDatePattern.Iso.Format(value.Date));
                break;
            case ValueKind.Moment:
                writer.WriteStringValue(InstantPattern.ExtendedIso.Format(value.Moment));
                break;
            default:
                writer.WriteStringValue(value.ToString());
                break;
        }
    }

    /// <param name="On">Null: as stored.</param>
    /// <param name="NotKnown">Why fields are not known that were required, by field; null: there are none.</param>
    private sealed record Draft(
        JournalEntry Entry, EventTime? On, int Revision, ImmutableSortedDictionary<string, Value> Values, ImmutableSortedDictionary<string, string>? NotKnown);
}
