using System.Collections.Immutable;
using System.Text.Json;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>The ledger of a snapshot in JSON: what was raised, and what was missed.</summary>
internal static class SnapshotLedger
{
    public static void Write(Utf8JsonWriter writer, ImmutableArray<DeadlineLedger> ledgers)
    {
        if (ledgers.IsEmpty)
        {
            return;
        }
        writer.WriteStartArray("ledger");
        foreach (var ledger in ledgers)
        {
            writer.WriteStartObject();
            writer.WriteString("n", ledger.Name);
            SnapshotFormat.WriteText(writer, "e", ledger.Each);
            writer.WriteString("from", ledger.From.ToString());
            SnapshotFormat.WriteInstant(writer, "due", ledger.DueAt);
            SnapshotFormat.WriteInstant(writer, "since", ledger.Since);
            WriteRaised(writer, ledger.Raised);
            WriteBreach(writer, ledger.Breach);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    public static DeadlineLedger Read(JsonElement element)
    {
        var ledger = new DeadlineLedger
        {
            Name = element.GetProperty("n").GetString()!,
            Each = SnapshotFormat.TextOf(element, "e"),
            From = EventTimeJson.Of(element.GetProperty("from").GetString()),
            DueAt = InstantJson.Of(element.GetProperty("due")),
            Since = InstantJson.Of(element.GetProperty("since")),
            Raised = [.. SnapshotFormat.Items(element, "raised").Select(ReadRaised)],
        };
        return element.TryGetProperty("breach", out var breach) ? ledger with { Breach = ReadBreach(ledger, breach) } : ledger;
    }

    private static void WriteRaised(Utf8JsonWriter writer, ImmutableArray<RaisedStage> raised)
    {
        if (raised.IsEmpty)
        {
            return;
        }
        writer.WriteStartArray("raised");
        foreach (var stage in raised)
        {
            writer.WriteStartObject();
            writer.WriteString("s", stage.Id.ToString());
            SnapshotFormat.WriteInstant(writer, "at", stage.At);
            if (!stage.To.IsEmpty)
            {
                SnapshotFormat.WriteTexts(writer, "to", stage.To);
            }
            SnapshotFormat.WriteText(writer, "ack", stage.AcknowledgedBy);
            if (stage.AcknowledgedAt is { } acknowledged)
            {
                SnapshotFormat.WriteInstant(writer, "acked", acknowledged);
            }
            if (stage.Closed)
            {
                writer.WriteBoolean("closed", true);
            }
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private static RaisedStage ReadRaised(JsonElement element) => new(
        StageId.Parse(element.GetProperty("s").GetString()!),
        InstantJson.Of(element.GetProperty("at")),
        [.. SnapshotFormat.Items(element, "to").Select(role => role.GetString()!)],
        SnapshotFormat.TextOf(element, "ack"),
        element.TryGetProperty("acked", out var acknowledged) ? InstantJson.Of(acknowledged) : null,
        element.TryGetProperty("closed", out _));

    private static void WriteBreach(Utf8JsonWriter writer, Breach? breach)
    {
        if (breach is null)
        {
            return;
        }
        writer.WriteStartObject("breach");
        SnapshotFormat.WriteText(writer, "met", breach.MetOn?.ToString());
        SnapshotFormat.WriteText(writer, "why", breach.ExcusedBecause);
        SnapshotFormat.WriteText(writer, "by", breach.ExcusedBy);
        foreach (var (name, holds) in new[] { ("late_entry", breach.RecordedLate), ("moved", breach.Moved), ("ended", breach.Ended) })
        {
            if (holds)
            {
                writer.WriteBoolean(name, true);
            }
        }
        writer.WriteEndObject();
    }

    private static Breach ReadBreach(DeadlineLedger ledger, JsonElement element) => ledger.Missed() with
    {
        MetOn = SnapshotFormat.TextOf(element, "met") is { } met ? EventTimeJson.Of(met) : null,
        ExcusedBecause = SnapshotFormat.TextOf(element, "why"),
        ExcusedBy = SnapshotFormat.TextOf(element, "by"),
        RecordedLate = element.TryGetProperty("late_entry", out _),
        Moved = element.TryGetProperty("moved", out _),
        Ended = element.TryGetProperty("ended", out _),
    };
}
