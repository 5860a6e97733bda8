using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using ChildProtection.Workflow.Engine.Expressions;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>
/// The facts of a snapshot. Fields are pairs of number and value. A record list is its number, then its records: when it happened, when it was entered,
/// who entered it, its values (null: unknown; unknown ones at the end left out), its revision if it was changed, its id if it is not the list's name
/// with its place.
/// </summary>
internal static class SnapshotFacts
{
    public static void WriteFields(Utf8JsonWriter writer, Facts facts)
    {
        for (var field = 0; field < facts.Fields.Length; field++)
        {
            if (facts.Fields[field].IsKnown)
            {
                writer.WriteNumberValue(field);
                ValueJson.Write(writer, facts.Fields[field]);
            }
        }
    }

    public static ImmutableArray<Value> ReadFields(ref Utf8JsonReader reader, FactsLayout layout)
    {
        var fields = new Value[layout.Fields.Length];
        while (reader.IsInArray())
        {
            var field = Known(reader.GetInt32(), fields.Length);
            reader.Next();
            fields[field] = ValueJson.Of(ref reader);
        }
        return ImmutableArray.Create(fields);
    }

    public static void WriteRecords(Utf8JsonWriter writer, Facts facts, SnapshotPeople people)
    {
        for (var list = 0; list < facts.Lists.Length; list++)
        {
            if (facts.Lists[list].IsEmpty)
            {
                continue;
            }
            writer.WriteStartArray();
            writer.WriteNumberValue(list);
            for (var place = 0; place < facts.Lists[list].Length; place++)
            {
                Write(writer, facts.Lists[list][place], facts.Layout.Lists[list].Name, place, people);
            }
            writer.WriteEndArray();
        }
    }

    public static ImmutableArray<ImmutableArray<CaseRecord>> ReadRecords(ref Utf8JsonReader reader, FactsLayout layout, SnapshotPeople people)
    {
        var lists = new ImmutableArray<CaseRecord>[layout.Lists.Length];
        Array.Fill(lists, []);
        while (reader.IsInArray())
        {
            reader.RequireArray();
            var list = Known(reader.NextNumber(), lists.Length);
            var records = ImmutableArray.CreateBuilder<CaseRecord>();
            while (reader.IsInArray())
            {
                records.Add(Read(ref reader, layout.Lists[list], records.Count, people));
            }
            lists[list] = records.DrainToImmutable();
        }
        return ImmutableArray.Create(lists);
    }

    private static void Write(Utf8JsonWriter writer, CaseRecord record, string list, int place, SnapshotPeople people)
    {
        writer.WriteStartArray();
        SnapshotTimes.Write(writer, record.On);
        SnapshotTimes.Write(writer, record.RecordedAt);
        writer.WriteNumberValue(people.PlaceOf(record.RecordedBy));
        writer.WriteStartArray();
        var last = record.Values.Length - 1;
        while (last >= 0 && !record.Values[last].IsKnown)
        {
            last--;
        }
        for (var field = 0; field <= last; field++)
        {
            ValueJson.Write(writer, record.Values[field]);
        }
        writer.WriteEndArray();
        var isAtItsPlace = IsIdAt(record.Id, list, place);
        if (record.Revision != 1 || !isAtItsPlace)
        {
            writer.WriteNumberValue(record.Revision);
        }
        if (!isAtItsPlace)
        {
            writer.WriteStringValue(record.Id);
        }
        writer.WriteEndArray();
    }

    private static CaseRecord Read(ref Utf8JsonReader reader, RecordLayout layout, int place, SnapshotPeople people)
    {
        reader.RequireArray();
        reader.Next();
        var on = SnapshotTimes.ReadEventTime(ref reader) ?? throw new JsonException("A record happened at some time.");
        reader.Next();
        var recordedAt = SnapshotTimes.ReadInstant(ref reader);
        var by = people.At(reader.NextNumber());
        var values = ReadValues(ref reader, layout);
        var revision = reader.IsInArray() ? reader.GetInt32() : 1;
        var id = reader.TokenType != JsonTokenType.EndArray && reader.IsInArray() ? reader.GetString()! : IdAt(layout, place);
        if (reader.TokenType != JsonTokenType.EndArray)
        {
            reader.Next();
        }
        return new CaseRecord(id, on, recordedAt, by, revision, values);
    }

    private static ImmutableArray<Value> ReadValues(ref Utf8JsonReader reader, RecordLayout layout)
    {
        var values = layout.Fields.IsEmpty ? [] : new Value[layout.Fields.Length];
        reader.IntoArray();
        for (var field = 0; reader.IsInArray(); field++)
        {
            values[Known(field, values.Length)] = ValueJson.Of(ref reader);
        }
        return ImmutableCollectionsMarshal.AsImmutableArray(values);
    }

    private static string IdAt(RecordLayout layout, int place) => string.Create(CultureInfo.InvariantCulture, $"{layout.Name}-{place + 1}");

    private static bool IsIdAt(ReadOnlySpan<char> id, string list, int place)
    {
        Span<char> number = stackalloc char[11];
        return (place + 1).TryFormat(number, out var digits, default, CultureInfo.InvariantCulture)
            && id.Length == list.Length + 1 + digits && id.StartsWith(list) && id[list.Length] == '-' && id[(list.Length + 1)..].SequenceEqual(number[..digits]);
    }

    private static int Known(int number, int count) => number >= 0 && number < count ? number : throw new JsonException($"There is no fact {number}.");
}
