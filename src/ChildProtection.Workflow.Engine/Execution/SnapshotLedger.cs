using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>
/// The ledger of a snapshot: what was raised, and what was missed. A due time is its deadline, the fact, the due time, when it came to be known; then,
/// as far as they say anything: what was raised, the breach, the record.
/// </summary>
internal static class SnapshotLedger
{
    // A rung's number in its ladder, the ladder's place in the definition and the repeat make one number while they are small: they always are.
    private const int RungsMax = 100;
    private const int LaddersMax = 1_000;
    private const int RepeatsMax = 10_000;

    private const int RecordedLate = 1;
    private const int Moved = 2;
    private const int Ended = 4;

    public static void Write(Utf8JsonWriter writer, ImmutableArray<DeadlineLedger> ledgers, SnapshotNames names, SnapshotPeople people)
    {
        foreach (var ledger in ledgers)
        {
            writer.WriteStartArray();
            names.Deadlines.Write(writer, ledger.Name);
            SnapshotTimes.Write(writer, ledger.From);
            SnapshotTimes.Write(writer, ledger.DueAt);
            SnapshotTimes.Write(writer, ledger.Since);
            if (ledger is not { Raised.IsEmpty: true, Breach: null, Each: null })
            {
                WriteRaised(writer, ledger, names, people);
            }
            if (ledger is not { Breach: null, Each: null })
            {
                WriteBreach(writer, ledger.Breach, people);
            }
            if (ledger.Each is { } each)
            {
                writer.WriteStringValue(each);
            }
            writer.WriteEndArray();
        }
    }

    public static ImmutableArray<DeadlineLedger> Read(ref Utf8JsonReader reader, SnapshotNames names, SnapshotPeople people)
    {
        var ledgers = ImmutableArray.CreateBuilder<DeadlineLedger>();
        while (reader.IsInArray())
        {
            ledgers.Add(ReadOne(ref reader, names, people));
        }
        return ledgers.DrainToImmutable();
    }

    private static DeadlineLedger ReadOne(ref Utf8JsonReader reader, SnapshotNames names, SnapshotPeople people)
    {
        reader.RequireArray();
        reader.Next();
        var name = names.Deadlines.Read(ref reader);
        reader.Next();
        var from = SnapshotTimes.ReadEventTime(ref reader) ?? throw new JsonException("A due time is counted from a fact.");
        reader.Next();
        var dueAt = SnapshotTimes.ReadInstant(ref reader);
        reader.Next();
        var since = SnapshotTimes.ReadInstant(ref reader);
        ImmutableArray<RaisedStage> raised = [];
        var breach = default(BreachRead?);
        string? each = null;
        if (reader.IsInArray())
        {
            raised = ReadRaised(ref reader, dueAt, names, people);
            if (reader.IsInArray())
            {
                breach = ReadBreach(ref reader, people);
                if (reader.IsInArray())
                {
                    each = reader.GetString();
                    reader.Next();
                }
            }
        }
        var ledger = new DeadlineLedger { Name = name, Each = each, From = from, DueAt = dueAt, Since = since, Raised = raised };
        return breach is { } missed ? ledger with { Breach = missed.Of(ledger) } : ledger;
    }

    /// <summary>The stage, how long after the due time it was, whom it asked; then, as far as they say anything: 1 if it is closed, who took it on.</summary>
    private static void WriteRaised(Utf8JsonWriter writer, DeadlineLedger ledger, SnapshotNames names, SnapshotPeople people)
    {
        writer.WriteStartArray();
        foreach (var raised in ledger.Raised)
        {
            writer.WriteStartArray();
            WriteStage(writer, raised.Id, names);
            if (raised.Id.Kind != StageKind.Due || raised.At != ledger.DueAt || !raised.To.IsEmpty || raised.Closed || raised.AcknowledgedBy is not null)
            {
                SnapshotTimes.Write(writer, raised.At - ledger.DueAt);
                WriteRoles(writer, raised.To, names);
                WriteEnd(writer, raised, people);
            }
            writer.WriteEndArray();
        }
        writer.WriteEndArray();
    }

    private static void WriteEnd(Utf8JsonWriter writer, RaisedStage raised, SnapshotPeople people)
    {
        if (raised.Closed || raised.AcknowledgedBy is not null)
        {
            writer.WriteNumberValue(raised.Closed ? 1 : 0);
        }
        if (raised.AcknowledgedBy is { } by)
        {
            writer.WriteNumberValue(people.PlaceOf(by));
        }
    }

    private static ImmutableArray<RaisedStage> ReadRaised(ref Utf8JsonReader reader, Instant dueAt, SnapshotNames names, SnapshotPeople people)
    {
        var raised = ImmutableArray.CreateBuilder<RaisedStage>();
        reader.RequireArray();
        while (reader.IsInArray())
        {
            reader.RequireArray();
            reader.Next();
            var stage = new RaisedStage(ReadStage(ref reader, names), dueAt, []);
            raised.Add(reader.IsInArray() ? ReadStage(ref reader, stage, names, people) : stage);
        }
        return raised.DrainToImmutable();
    }

    private static RaisedStage ReadStage(ref Utf8JsonReader reader, RaisedStage stage, SnapshotNames names, SnapshotPeople people)
    {
        var at = stage.At + SnapshotTimes.ReadSeconds(ref reader);
        stage = stage with { At = at, To = ReadRoles(ref reader, names) };
        if (!reader.IsInArray())
        {
            return stage;
        }
        stage = stage with { Closed = reader.GetInt32() == 1 };
        if (!reader.IsInArray())
        {
            return stage;
        }
        stage = stage with { AcknowledgedBy = people.At(reader.GetInt32()) };
        reader.Next();
        return stage;
    }

    // 0: the due time; below: reminders; above: rungs.
    private static void WriteStage(Utf8JsonWriter writer, StageId stage, SnapshotNames names)
    {
        var ladder = stage.Kind == StageKind.Rung ? names.Ladders.NumberOf(stage.Ladder) : 0;
        if (ladder is < 0 or >= LaddersMax || stage.Number >= RungsMax || stage.Repeat >= RepeatsMax)
        {
            writer.WriteStringValue(stage.ToString());
            return;
        }
        writer.WriteNumberValue(stage.Kind switch
        {
            StageKind.Due => 0,
            StageKind.Reminder => -stage.Number,
            _ => stage.Number + (RungsMax * (ladder + (LaddersMax * stage.Repeat))),
        });
    }

    private static StageId ReadStage(ref Utf8JsonReader reader, SnapshotNames names)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return StageId.Parse(reader.GetString()!);
        }
        var number = reader.GetInt32();
        if (number <= 0)
        {
            return number == 0 ? StageId.Due : StageId.Reminder(-number);
        }
        var (rung, ladder, repeat) = (number % RungsMax, number / RungsMax % LaddersMax, number / RungsMax / LaddersMax);
        return ladder < names.Ladders.Names.Length
            ? StageId.Rung(names.Ladders.Names[ladder], rung, repeat)
            : throw new JsonException($"There is no ladder {ladder}.");
    }

    // One role, as nearly always, stands by itself.
    private static void WriteRoles(Utf8JsonWriter writer, ImmutableArray<string> roles, SnapshotNames names)
    {
        if (roles is [var only])
        {
            names.Roles.Write(writer, only);
            return;
        }
        writer.WriteStartArray();
        foreach (var role in roles)
        {
            names.Roles.Write(writer, role);
        }
        writer.WriteEndArray();
    }

    private static ImmutableArray<string> ReadRoles(ref Utf8JsonReader reader, SnapshotNames names)
    {
        reader.Next();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return [names.Roles.Read(ref reader)];
        }
        var roles = ImmutableArray.CreateBuilder<string>();
        while (reader.IsInArray())
        {
            roles.Add(names.Roles.Read(ref reader));
        }
        return roles.DrainToImmutable();
    }

    /// <summary>Null: not missed. Else, as far as they say anything: marks, when it was done after all, why it was excused, by whom.</summary>
    private static void WriteBreach(Utf8JsonWriter writer, Breach? breach, SnapshotPeople people)
    {
        if (breach is null)
        {
            writer.WriteNullValue();
            return;
        }
        writer.WriteStartArray();
        var marks = (breach.RecordedLate ? RecordedLate : 0) | (breach.Moved ? Moved : 0) | (breach.Ended ? Ended : 0);
        if (marks != 0 || breach is not { MetOn: null, ExcusedBecause: null })
        {
            writer.WriteNumberValue(marks);
        }
        if (breach is not { MetOn: null, ExcusedBecause: null })
        {
            SnapshotTimes.Write(writer, breach.MetOn);
        }
        if (breach is { ExcusedBecause: { } why, ExcusedBy: { } by })
        {
            writer.WriteStringValue(why);
            writer.WriteNumberValue(people.PlaceOf(by));
        }
        writer.WriteEndArray();
    }

    private static BreachRead? ReadBreach(ref Utf8JsonReader reader, SnapshotPeople people)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }
        reader.RequireArray();
        var breach = new BreachRead(0, null, null, null);
        if (!reader.IsInArray())
        {
            return breach;
        }
        breach = breach with { Marks = reader.GetInt32() };
        if (!reader.IsInArray())
        {
            return breach;
        }
        breach = breach with { MetOn = SnapshotTimes.ReadEventTime(ref reader) };
        if (!reader.IsInArray())
        {
            return breach;
        }
        breach = breach with { Why = reader.GetString(), By = people.At(reader.NextNumber()) };
        reader.Next();
        return breach;
    }

    // The record that the deadline is for, and so the breach's key, stand behind it.
    private readonly record struct BreachRead(int Marks, EventTime? MetOn, string? Why, string? By)
    {
        public Breach Of(DeadlineLedger ledger) => ledger.Missed() with
        {
            MetOn = MetOn,
            ExcusedBecause = Why,
            ExcusedBy = By,
            RecordedLate = (Marks & RecordedLate) != 0,
            Moved = (Marks & Moved) != 0,
            Ended = (Marks & Ended) != 0,
        };
    }
}
