using System.Buffers;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using ChildProtection.Workflow.Engine.Charts;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>
/// Snapshots as they are stored: UTF-8 JSON with short names, of a numbered format. What is empty or unknown is left out. Equal snapshots
/// give equal bytes.
/// </summary>
public static class SnapshotFormat
{
    /// <summary>The format written. Older ones are read as long as there are cases that hold them.</summary>
    public const int Version = 1;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(CaseSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            writer.WriteNumber("v", Version);
            writer.WriteString("def", snapshot.DefinitionHash);
            writer.WriteString("cal", snapshot.CalendarVersion);
            WriteInstant(writer, "open", snapshot.OpenedAt);
            WriteInstant(writer, "at", snapshot.At);
            if (snapshot.Closed)
            {
                writer.WriteBoolean("closed", true);
            }
            WriteChart(writer, snapshot.Chart.ToSnapshot());
            WriteVisits(writer, snapshot.Visits);
            SnapshotFacts.Write(writer, snapshot.Facts);
            WriteOutcomes(writer, snapshot.Outcomes);
            WriteRoles(writer, snapshot);
            SnapshotLedger.Write(writer, snapshot.Ledger);
            writer.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Reads a snapshot of a case that pins this definition.</summary>
    /// <exception cref="JsonException">The bytes are no snapshot, or one of a format that this version does not know.</exception>
    /// <exception cref="ArgumentException">The case pins another definition.</exception>
    public static CaseSnapshot Read(CompiledDefinition definition, ReadOnlyMemory<byte> bytes)
    {
        ArgumentNullException.ThrowIfNull(definition);
        using var document = JsonDocument.Parse(bytes);
        var root = document.RootElement;
        if (root.GetProperty("v").GetInt32() != Version)
        {
            throw new JsonException($"A snapshot of format {root.GetProperty("v")} cannot be read; this is format {Version}.");
        }
        var hash = root.GetProperty("def").GetString()!;
        if (hash != definition.Definition.Hash)
        {
            throw new ArgumentException($"The case pins the definition {hash}, not {definition.Definition.Hash}.", nameof(definition));
        }
        return new CaseSnapshot
        {
            DefinitionHash = definition.Definition.Hash,
            CalendarVersion = root.GetProperty("cal").GetString()!,
            OpenedAt = InstantJson.Of(root.GetProperty("open")),
            At = InstantJson.Of(root.GetProperty("at")),
            Closed = root.TryGetProperty("closed", out _),
            Chart = ReadChart(definition.Chart, root.GetProperty("chart")),
            Visits = [.. Items(root, "visits").Select(ReadVisit)],
            Facts = SnapshotFacts.Read(definition.Layout, root),
            Outcomes = [.. Items(root, "tasks").Select(ReadOutcome)],
            Holders = root.TryGetProperty("holders", out var holders)
                ? holders.EnumerateObject().ToImmutableSortedDictionary(each => each.Name, each => each.Value.GetString()!, StringComparer.Ordinal)
                : ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal),
            VacantRoles = [.. Items(root, "vacant").Select(each => each.GetString()!)],
            Ledger = [.. Items(root, "ledger").Select(SnapshotLedger.Read)],
        };
    }

    internal static void WriteInstant(Utf8JsonWriter writer, string name, Instant at)
    {
        writer.WritePropertyName(name);
        InstantJson.Write(writer, at);
    }

    internal static IEnumerable<JsonElement> Items(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var list) ? list.EnumerateArray() : [];

    internal static string? TextOf(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var text) ? text.GetString() : null;

    private static void WriteChart(Utf8JsonWriter writer, ChartSnapshot chart)
    {
        writer.WriteStartObject("chart");
        WriteTexts(writer, "in", chart.ActiveAtomic);
        if (!chart.IsRunning)
        {
            writer.WriteBoolean("ended", true);
        }
        if (!chart.Histories.IsEmpty)
        {
            writer.WriteStartObject("history");
            foreach (var (id, states) in chart.Histories)
            {
                WriteTexts(writer, id, states);
            }
            writer.WriteEndObject();
        }
        writer.WriteEndObject();
    }

    private static ChartState ReadChart(Chart chart, JsonElement element)
    {
        var snapshot = new ChartSnapshot([.. Items(element, "in").Select(each => each.GetString()!)], !element.TryGetProperty("ended", out _))
        {
            Histories = element.TryGetProperty("history", out var history)
                ? history.EnumerateObject().ToImmutableSortedDictionary(
                    each => each.Name, each => each.Value.EnumerateArray().Select(state => state.GetString()!).ToImmutableArray(), StringComparer.Ordinal)
                : ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty,
        };
        return snapshot.Restore(chart, out var refusals) ?? throw new JsonException(string.Join(" ", refusals));
    }

    private static void WriteVisits(Utf8JsonWriter writer, ImmutableArray<StateVisit> visits)
    {
        writer.WriteStartArray("visits");
        foreach (var visit in visits)
        {
            writer.WriteStartArray();
            writer.WriteStringValue(visit.Path);
            InstantJson.Write(writer, visit.EnteredAt);
            writer.WriteNumberValue(visit.Activation);
            writer.WriteEndArray();
        }
        writer.WriteEndArray();
    }

    private static StateVisit ReadVisit(JsonElement element) =>
        new(element[0].GetString()!, InstantJson.Of(element[1]), element[2].GetInt32());

    private static void WriteOutcomes(Utf8JsonWriter writer, ImmutableArray<TaskOutcome> outcomes)
    {
        if (outcomes.IsEmpty)
        {
            return;
        }
        writer.WriteStartArray("tasks");
        foreach (var outcome in outcomes)
        {
            writer.WriteStartObject();
            writer.WriteString("n", outcome.Task);
            WriteText(writer, "e", outcome.Each);
            writer.WriteNumber("a", outcome.Activation);
            writer.WriteNumber("t", outcome.Times);
            writer.WriteString("on", outcome.On.ToString());
            WriteInstant(writer, "at", outcome.RecordedAt);
            if (outcome.SetAside)
            {
                writer.WriteBoolean("aside", true);
            }
            WriteText(writer, "from", outcome.MetFrom?.ToString());
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private static TaskOutcome ReadOutcome(JsonElement element) => new(
        element.GetProperty("n").GetString()!,
        TextOf(element, "e"),
        element.GetProperty("a").GetInt32(),
        element.GetProperty("t").GetInt32(),
        EventTimeJson.Of(element.GetProperty("on").GetString()),
        InstantJson.Of(element.GetProperty("at")),
        element.TryGetProperty("aside", out _),
        TextOf(element, "from") is { } from ? EventTimeJson.Of(from) : null);

    private static void WriteRoles(Utf8JsonWriter writer, CaseSnapshot snapshot)
    {
        if (!snapshot.Holders.IsEmpty)
        {
            writer.WriteStartObject("holders");
            foreach (var (role, user) in snapshot.Holders)
            {
                writer.WriteString(role, user);
            }
            writer.WriteEndObject();
        }
        if (!snapshot.VacantRoles.IsEmpty)
        {
            WriteTexts(writer, "vacant", snapshot.VacantRoles);
        }
    }

    internal static void WriteText(Utf8JsonWriter writer, string name, string? text)
    {
        if (text is not null)
        {
            writer.WriteString(name, text);
        }
    }

    internal static void WriteTexts(Utf8JsonWriter writer, string name, ImmutableArray<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts)
        {
            writer.WriteStringValue(text);
        }
        writer.WriteEndArray();
    }
}
