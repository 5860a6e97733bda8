using System.Collections.Immutable;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>The ledger of a snapshot: for each due time the deadline, with marks, the fact, when it came to be known, the due time; the record; what was raised; the breach.</summary>
internal static class SnapshotLedger
{
    // Marks of a due time.
    private const int DueBits = 3;
    private const int ForARecord = 1;
    private const int HasRaised = 2;
    private const int Missed = 4;

    // Marks of a stage that was raised; its kind stands below them, its number above.
    private const int KindBits = 2;
    private const int KindMask = (1 << KindBits) - 1;
    private const int Closed = 4;
    private const int Acknowledged = 8;
    private const int Repeated = 16;
    private const int WhenDue = 32;
    private const int StageBits = 6;

    // Marks of a breach.
    private const int RecordedLate = 1;
    private const int Moved = 2;
    private const int Ended = 4;
    private const int Met = 8;
    private const int Excused = 16;

    public static void Write(SnapshotEncoder to, ImmutableArray<DeadlineLedger> ledgers, SnapshotNames names)
    {
        to.Number(ledgers.Length);
        foreach (var ledger in ledgers)
        {
            var marks = (ledger.Each is null ? 0 : ForARecord) | (ledger.Raised.IsEmpty ? 0 : HasRaised) | (ledger.Breach is null ? 0 : Missed);
            names.Deadlines.Write(to, ledger.Name, marks, DueBits);
            to.On(ledger.From);
            to.At(ledger.Since);
            to.At(ledger.DueAt);
            if (ledger.Each is { } each)
            {
                to.Text(each);
            }
            if (!ledger.Raised.IsEmpty)
            {
                to.Number(ledger.Raised.Length);
                foreach (var raised in ledger.Raised)
                {
                    Write(to, raised, ledger.DueAt, names);
                }
            }
            if (ledger.Breach is { } breach)
            {
                Write(to, breach);
            }
        }
    }

    public static ImmutableArray<DeadlineLedger> Read(ref SnapshotDecoder from, SnapshotNames names)
    {
        var ledgers = ImmutableArray.CreateBuilder<DeadlineLedger>(from.Count());
        for (var left = ledgers.Capacity; left > 0; left--)
        {
            ledgers.Add(ReadOne(ref from, names));
        }
        return ledgers.MoveToImmutable();
    }

    private static DeadlineLedger ReadOne(ref SnapshotDecoder from, SnapshotNames names)
    {
        var name = names.Deadlines.Read(ref from, DueBits, out var marks);
        var (fact, since, dueAt) = (from.On(), from.At(), from.At());
        var each = (marks & ForARecord) != 0 ? from.Text() : null;
        var raised = (marks & HasRaised) != 0 ? ReadRaised(ref from, dueAt, names) : [];
        var ledger = new DeadlineLedger { Name = name, Each = each, From = fact, DueAt = dueAt, Since = since, Raised = raised };
        return (marks & Missed) != 0 ? ledger with { Breach = ReadBreach(ref from, ledger) } : ledger;
    }

    /// <summary>The stage's number, with its kind and marks; a rung's ladder and repeat; when, if not when it was due; whom it asked; who took it on.</summary>
    private static void Write(SnapshotEncoder to, RaisedStage raised, Instant dueAt, SnapshotNames names)
    {
        var id = raised.Id;
        var marks = (int)id.Kind | (raised.Closed ? Closed : 0) | (raised.AcknowledgedBy is null ? 0 : Acknowledged)
            | (id.Repeat == 0 ? 0 : Repeated) | (raised.At == dueAt ? WhenDue : 0);
        to.Number(((ulong)(uint)id.Number << StageBits) | (uint)marks);
        if (id.Kind == StageKind.Rung)
        {
            names.Ladders.Write(to, id.Ladder);
        }
        if (id.Repeat != 0)
        {
            to.Number(id.Repeat);
        }
        if (raised.At != dueAt)
        {
            to.At(raised.At);
        }
        WriteRoles(to, raised.To, names);
        if (raised.AcknowledgedBy is { } by)
        {
            to.Text(by);
        }
    }

    private static ImmutableArray<RaisedStage> ReadRaised(ref SnapshotDecoder from, Instant dueAt, SnapshotNames names)
    {
        var raised = ImmutableArray.CreateBuilder<RaisedStage>(from.Count());
        for (var left = raised.Capacity; left > 0; left--)
        {
            var head = from.Number();
            var number = head >> StageBits;
            var kind = (StageKind)(int)(head & KindMask);
            if (kind > StageKind.Rung || number > int.MaxValue)
            {
                throw new UnreadableSnapshotException($"There is no stage {head}.");
            }
            var ladder = kind == StageKind.Rung ? names.Ladders.Read(ref from) : string.Empty;
            var repeat = (head & Repeated) != 0 ? from.Int() : 0;
            var at = (head & WhenDue) != 0 ? dueAt : from.At();
            var roles = ReadRoles(ref from, names);
            var by = (head & Acknowledged) != 0 ? from.Text() : null;
            raised.Add(new RaisedStage(new StageId(kind, ladder, (int)number, repeat), at, roles, by, (head & Closed) != 0));
        }
        return raised.MoveToImmutable();
    }

    public static void WriteRoles(SnapshotEncoder to, ImmutableArray<string> roles, SnapshotNames names)
    {
        to.Number(roles.Length);
        foreach (var role in roles)
        {
            names.Roles.Write(to, role);
        }
    }

    public static ImmutableArray<string> ReadRoles(ref SnapshotDecoder from, SnapshotNames names)
    {
        var roles = ImmutableArray.CreateBuilder<string>(from.Count());
        for (var left = roles.Capacity; left > 0; left--)
        {
            roles.Add(names.Roles.Read(ref from));
        }
        return roles.MoveToImmutable();
    }

    /// <summary>Marks; when it was done after all; why it was excused, by whom. The rest stands at the due time.</summary>
    private static void Write(SnapshotEncoder to, Breach breach)
    {
        to.Number((breach.RecordedLate ? RecordedLate : 0) | (breach.Moved ? Moved : 0) | (breach.Ended ? Ended : 0)
            | (breach.MetOn is null ? 0 : Met) | (breach.ExcusedBecause is null ? 0 : Excused));
        if (breach.MetOn is { } metOn)
        {
            to.On(metOn);
        }
        if (breach.ExcusedBecause is { } why)
        {
            to.Text(why);
            to.Text(breach.ExcusedBy);
        }
    }

    private static Breach ReadBreach(ref SnapshotDecoder from, DeadlineLedger ledger)
    {
        var marks = from.Int();
        var metOn = (marks & Met) != 0 ? from.On() : default(EventTime?);
        var (why, by) = (marks & Excused) != 0 ? (from.Text(), from.TextOrNone()) : (null, null);
        return ledger.Missed() with
        {
            MetOn = metOn,
            ExcusedBecause = why,
            ExcusedBy = by,
            RecordedLate = (marks & RecordedLate) != 0,
            Moved = (marks & Moved) != 0,
            Ended = (marks & Ended) != 0,
        };
    }
}
