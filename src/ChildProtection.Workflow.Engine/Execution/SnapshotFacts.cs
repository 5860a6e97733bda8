using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using ChildProtection.Workflow.Engine.Expressions;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>The facts of a snapshot: the fields that are known, then the lists that have records.</summary>
internal static class SnapshotFacts
{
    // Marks of a record.
    private const int RecordBits = 2;
    private const int Revised = 1;
    private const int NamedOtherwise = 2;

    /// <summary>Each known field's number and value.</summary>
    public static void WriteFields(SnapshotEncoder to, Facts facts)
    {
        to.Number(facts.Fields.Count(value => value.IsKnown));
        for (var field = 0; field < facts.Fields.Length; field++)
        {
            if (facts.Fields[field].IsKnown)
            {
                to.Number(field);
                SnapshotValues.Write(to, facts.Fields[field], facts.Layout.Names);
            }
        }
    }

    public static ImmutableArray<Value> ReadFields(ref SnapshotDecoder from, FactsLayout layout)
    {
        var fields = new Value[layout.Fields.Length];
        for (var left = from.Count(); left > 0; left--)
        {
            var field = Known(from.Number(), fields.Length);
            fields[field] = SnapshotValues.Read(ref from, layout.Names);
        }
        return ImmutableCollectionsMarshal.AsImmutableArray(fields);
    }

    /// <summary>Each list's number, how many records it has, and these.</summary>
    public static void WriteRecords(SnapshotEncoder to, Facts facts)
    {
        to.Number(facts.Lists.Count(list => !list.IsEmpty));
        for (var list = 0; list < facts.Lists.Length; list++)
        {
            var records = facts.Lists[list];
            if (records.IsEmpty)
            {
                continue;
            }
            to.Number(list);
            to.Number(records.Length);
            for (var place = 0; place < records.Length; place++)
            {
                Write(to, records[place], facts.Layout, list, place);
            }
        }
    }

    public static ImmutableArray<ImmutableArray<CaseRecord>> ReadRecords(ref SnapshotDecoder from, FactsLayout layout)
    {
        var lists = new ImmutableArray<CaseRecord>[layout.Lists.Length];
        Array.Fill(lists, []);
        for (var left = from.Count(); left > 0; left--)
        {
            var list = Known(from.Number(), lists.Length);
            var records = ImmutableArray.CreateBuilder<CaseRecord>(from.Count());
            while (records.Count < records.Capacity)
            {
                records.Add(Read(ref from, layout, list, records.Count));
            }
            lists[list] = records.MoveToImmutable();
        }
        return ImmutableCollectionsMarshal.AsImmutableArray(lists);
    }

    /// <summary>
    /// How many values, with marks; when it happened, when it was entered, who entered it, its values but unknown ones at the end; its revision if it was
    /// changed; its id if it is not the list's name with its place.
    /// </summary>
    private static void Write(SnapshotEncoder to, CaseRecord record, FactsLayout layout, int list, int place)
    {
        var values = record.Values.Length;
        while (values > 0 && !record.Values[values - 1].IsKnown)
        {
            values--;
        }
        var isAtItsPlace = IsIdAt(record.Id, layout.Lists[list].Name, place);
        to.Number((values << RecordBits) | (record.Revision == 1 ? 0 : Revised) | (isAtItsPlace ? 0 : NamedOtherwise));
        to.On(record.On);
        to.At(record.RecordedAt);
        to.Text(record.RecordedBy);
        for (var field = 0; field < values; field++)
        {
            SnapshotValues.Write(to, record.Values[field], layout.Names);
        }
        if (record.Revision != 1)
        {
            to.Number(record.Revision);
        }
        if (isAtItsPlace)
        {
            to.Stood(record.Id);
        }
        else
        {
            to.Text(record.Id);
        }
    }

    private static CaseRecord Read(ref SnapshotDecoder from, FactsLayout layout, int list, int place)
    {
        var head = from.Number();
        var (on, recordedAt, by) = (from.On(), from.At(), from.Text());
        var values = ReadValues(ref from, layout, list, head >> RecordBits);
        var revision = (head & Revised) != 0 ? from.Int() : 1;
        if ((head & NamedOtherwise) != 0)
        {
            return new CaseRecord(from.Text(), on, recordedAt, by, revision, values);
        }
        var id = string.Create(CultureInfo.InvariantCulture, $"{layout.Lists[list].Name}-{place + 1}");
        from.Stood(id);
        return new CaseRecord(id, on, recordedAt, by, revision, values);
    }

    private static ImmutableArray<Value> ReadValues(ref SnapshotDecoder from, FactsLayout layout, int list, ulong count)
    {
        var kept = layout.Lists[list].Fields.Length;
        if (count > (ulong)kept)
        {
            throw new UnreadableSnapshotException($"A record of {layout.Lists[list].Name} has {count} values.");
        }
        if (kept == 0)
        {
            return [];
        }
        var values = new Value[kept];
        for (var field = 0; field < (int)count; field++)
        {
            values[field] = SnapshotValues.Read(ref from, layout.Names);
        }
        return ImmutableCollectionsMarshal.AsImmutableArray(values);
    }

    private static bool IsIdAt(ReadOnlySpan<char> id, string list, int place)
    {
        Span<char> number = stackalloc char[11];
        return (place + 1).TryFormat(number, out var digits, default, CultureInfo.InvariantCulture)
            && id.Length == list.Length + 1 + digits && id.StartsWith(list) && id[list.Length] == '-' && id[(list.Length + 1)..].SequenceEqual(number[..digits]);
    }

    private static int Known(ulong number, int count) => number < (ulong)count ? (int)number : throw new UnreadableSnapshotException($"There is no fact {number}.");
}
