using System.Buffers;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using ChildProtection.Workflow.Engine.Charts;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>
/// Snapshots as they are stored: UTF-8 JSON of a numbered format, dense, because there is one for every case and each step writes it anew. An object of
/// one-letter names. Names of the definition are numbers (<see cref="SnapshotNames"/>), times are numbers
/// (<see cref="SnapshotTimes"/>), people are their places in a list (<see cref="SnapshotPeople"/>). Equal snapshots give equal bytes.
/// </summary>
/// <remarks>
/// <c>v</c> format, <c>m</c> mark of the definition and its numbering, <c>c</c> calendar, <c>o</c> opened, <c>a</c> as of, <c>e</c> the case or (2) its
/// chart has ended, <c>p</c> people, <c>s</c> active states, <c>y</c> what history states remember, <c>i</c> when states were entered, <c>f</c> fields,
/// <c>r</c> records, <c>t</c> outcomes of tasks, <c>h</c> holders of roles, <c>n</c> roles that nobody holds, <c>l</c> the ledger. What stands within
/// these is written at the types that write it.
/// </remarks>
public static class SnapshotFormat
{
    /// <summary>The format written, and the only one read: a snapshot of another is made again from its journal.</summary>
    public const int Version = 2;

    // Room for most snapshots, so that it need not grow.
    private const int UsualBytes = 8 * 1024;

    // The bits of "e".
    private const int CaseClosed = 1;
    private const int ChartEnded = 2;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static byte[] Write(CaseSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var buffer = new ArrayBufferWriter<byte>(UsualBytes);
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            Write(writer, snapshot);
        }
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Reads a snapshot of a case that pins this definition.</summary>
    /// <exception cref="JsonException">The bytes are no snapshot, or one of a format that this version does not know.</exception>
    /// <exception cref="ArgumentException">The case pins another definition, or its snapshot was written by another numbering of this one.</exception>
    public static CaseSnapshot Read(CompiledDefinition definition, ReadOnlyMemory<byte> bytes)
    {
        ArgumentNullException.ThrowIfNull(definition);
        try
        {
            return new Reading(definition).Read(bytes.Span);
        }
        catch (Exception wrong) when (wrong is InvalidOperationException or FormatException)
        {
            // The reader asked for a number where text stands, or the like.
            throw new JsonException("The bytes are no snapshot.", wrong);
        }
    }

    private static void Write(Utf8JsonWriter writer, CaseSnapshot snapshot)
    {
        var names = snapshot.Facts.Layout.Names;
        var people = SnapshotPeople.In(snapshot);
        var chart = snapshot.Chart.ToSnapshot();
        writer.WriteStartObject();
        writer.WriteNumber("v"u8, Version);
        writer.WriteString("m"u8, names.Mark);
        writer.WriteString("c"u8, snapshot.CalendarVersion);
        writer.WritePropertyName("o"u8);
        SnapshotTimes.Write(writer, snapshot.OpenedAt);
        writer.WritePropertyName("a"u8);
        SnapshotTimes.Write(writer, snapshot.At);
        if (snapshot.Closed || !chart.IsRunning)
        {
            writer.WriteNumber("e"u8, (snapshot.Closed ? CaseClosed : 0) | (chart.IsRunning ? 0 : ChartEnded));
        }
        writer.WriteStartArray("p"u8);
        people.Write(writer);
        writer.WriteEndArray();
        writer.WriteStartArray("s"u8);
        SnapshotWork.WriteActive(writer, chart, names);
        writer.WriteEndArray();
        writer.WriteStartArray("y"u8);
        SnapshotWork.WriteHistories(writer, chart, names);
        writer.WriteEndArray();
        writer.WriteStartArray("i"u8);
        SnapshotWork.WriteVisits(writer, snapshot.Visits, names);
        writer.WriteEndArray();
        writer.WriteStartArray("f"u8);
        SnapshotFacts.WriteFields(writer, snapshot.Facts);
        writer.WriteEndArray();
        writer.WriteStartArray("r"u8);
        SnapshotFacts.WriteRecords(writer, snapshot.Facts, people);
        writer.WriteEndArray();
        writer.WriteStartArray("t"u8);
        SnapshotWork.WriteOutcomes(writer, snapshot.Outcomes, names);
        writer.WriteEndArray();
        writer.WriteStartArray("h"u8);
        WriteHolders(writer, snapshot.Holders, names, people);
        writer.WriteEndArray();
        writer.WriteStartArray("n"u8);
        WriteRoles(writer, snapshot.VacantRoles, names);
        writer.WriteEndArray();
        writer.WriteStartArray("l"u8);
        SnapshotLedger.Write(writer, snapshot.Ledger, names, people);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    // Pairs: the role, who holds it.
    private static void WriteHolders(Utf8JsonWriter writer, ImmutableSortedDictionary<string, string> holders, SnapshotNames names, SnapshotPeople people)
    {
        foreach (var (role, holder) in holders)
        {
            names.Roles.Write(writer, role);
            writer.WriteNumberValue(people.PlaceOf(holder));
        }
    }

    private static void WriteRoles(Utf8JsonWriter writer, ImmutableArray<string> roles, SnapshotNames names)
    {
        foreach (var role in roles)
        {
            names.Roles.Write(writer, role);
        }
    }

    /// <summary>A snapshot being read: each part as it comes, put together at the end.</summary>
    private sealed class Reading(CompiledDefinition definition)
    {
        private readonly SnapshotNames _names = definition.Layout.Names;
        private SnapshotPeople _people = new();
        private Facts _facts = new(definition.Layout);
        private string _calendar = string.Empty;
        private Instant _openedAt;
        private Instant _at;
        private int _ended;
        private bool _isMarked;
        private ImmutableArray<string> _active = [];
        private ImmutableSortedDictionary<string, ImmutableArray<string>> _histories = ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty;
        private ImmutableArray<StateVisit> _visits = [];
        private ImmutableArray<TaskOutcome> _outcomes = [];
        private ImmutableArray<string> _vacant = [];
        private ImmutableArray<DeadlineLedger> _ledger = [];
        private ImmutableSortedDictionary<string, string> _holders = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

        public CaseSnapshot Read(ReadOnlySpan<byte> bytes)
        {
            var reader = new Utf8JsonReader(bytes);
            reader.Next();
            for (reader.Next(); reader.TokenType == JsonTokenType.PropertyName; reader.Next())
            {
                var name = reader.ValueSpan is [var letter] ? letter : (byte)0;
                reader.Next();
                Take(ref reader, name);
            }
            if (!_isMarked)
            {
                throw new JsonException("The bytes are no snapshot: they name no definition.");
            }
            var chart = new ChartSnapshot(_active, (_ended & ChartEnded) == 0) { Histories = _histories };
            return new CaseSnapshot
            {
                DefinitionHash = definition.Definition.Hash,
                CalendarVersion = _calendar,
                OpenedAt = _openedAt,
                At = _at,
                Closed = (_ended & CaseClosed) != 0,
                Chart = chart.Restore(definition.Chart, out var refusals) ?? throw new JsonException(string.Join(" ", refusals)),
                Visits = _visits,
                Facts = _facts,
                Outcomes = _outcomes,
                Holders = _holders,
                VacantRoles = _vacant,
                Ledger = _ledger,
            };
        }

        private void Take(ref Utf8JsonReader reader, byte name)
        {
            switch (name)
            {
                case (byte)'v':
                    RequireVersion(reader.GetInt32());
                    break;
                case (byte)'m':
                    RequireMark(reader.GetString());
                    break;
                case (byte)'c':
                    _calendar = reader.GetString()!;
                    break;
                case (byte)'o':
                    _openedAt = SnapshotTimes.ReadInstant(ref reader);
                    break;
                case (byte)'a':
                    _at = SnapshotTimes.ReadInstant(ref reader);
                    break;
                case (byte)'e':
                    _ended = reader.GetInt32();
                    break;
                default:
                    reader.RequireArray();
                    TakeList(ref reader, name);
                    break;
            }
        }

        private void TakeList(ref Utf8JsonReader reader, byte name)
        {
            switch (name)
            {
                case (byte)'p':
                    _people = SnapshotPeople.Read(ref reader);
                    break;
                case (byte)'s':
                    _active = SnapshotWork.ReadActive(ref reader, _names);
                    break;
                case (byte)'y':
                    _histories = SnapshotWork.ReadHistories(ref reader, _names);
                    break;
                case (byte)'i':
                    _visits = SnapshotWork.ReadVisits(ref reader, _names);
                    break;
                case (byte)'f':
                    _facts = _facts with { Fields = SnapshotFacts.ReadFields(ref reader, definition.Layout) };
                    break;
                case (byte)'r':
                    _facts = _facts with { Lists = SnapshotFacts.ReadRecords(ref reader, definition.Layout, _people) };
                    break;
                case (byte)'t':
                    _outcomes = SnapshotWork.ReadOutcomes(ref reader, _names);
                    break;
                case (byte)'h':
                    _holders = ReadHolders(ref reader);
                    break;
                case (byte)'n':
                    _vacant = ReadRoles(ref reader);
                    break;
                case (byte)'l':
                    _ledger = SnapshotLedger.Read(ref reader, _names, _people);
                    break;
                default:
                    throw new JsonException($"A snapshot has no '{(char)name}'.");
            }
        }

        private ImmutableSortedDictionary<string, string> ReadHolders(ref Utf8JsonReader reader)
        {
            var holders = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
            while (reader.IsInArray())
            {
                holders.Add(_names.Roles.Read(ref reader), _people.At(reader.NextNumber()));
            }
            return holders.ToImmutable();
        }

        private ImmutableArray<string> ReadRoles(ref Utf8JsonReader reader)
        {
            var roles = ImmutableArray.CreateBuilder<string>();
            while (reader.IsInArray())
            {
                roles.Add(_names.Roles.Read(ref reader));
            }
            return roles.DrainToImmutable();
        }

        private static void RequireVersion(int version)
        {
            if (version != Version)
            {
                throw new JsonException($"A snapshot of format {version} cannot be read; this is format {Version}. Make it again from its journal.");
            }
        }

        private void RequireMark(string? mark)
        {
            _isMarked = true;
            if (mark != _names.Mark)
            {
                throw new ArgumentException(
                    $"The case pins another definition than {definition.Definition.Hash}, or its snapshot was written by another numbering: make it again from its journal.");
            }
        }
    }
}
