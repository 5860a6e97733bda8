using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Charts;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>
/// Snapshots as they are stored: bytes of a numbered format, dense, because there is one for every case and each step writes it anew. Names of the
/// definition are numbers (<see cref="SnapshotNames"/>); people, times and dates that stood before are their places
/// (<see cref="SnapshotEncoder"/>). Equal snapshots give equal bytes.
/// </summary>
/// <remarks>
/// One after the other, none of them named: format, mark of the definition and its numbering, whether the case or its chart has ended, calendar,
/// opened, as of; active states, what history states remember, when states were entered; fields, records; outcomes of tasks; holders of roles, roles
/// that nobody holds; the ledger; the words given that a check may be let pass, if there are any. Before every list stands how many follow. What stands within these is written at the types that write it.
/// </remarks>
public static class SnapshotFormat
{
    /// <summary>The format written, and the only one read: a snapshot of another is made again from its journal.</summary>
    public const byte Version = 3;

    private const byte CaseClosed = 1;
    private const byte ChartEnded = 2;

    // Few cases have any: they stand at the end, and the others have nothing there.
    private const byte PassesGiven = 4;

    public static byte[] Write(CaseSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var names = snapshot.Facts.Layout.Names;
        var chart = snapshot.Chart.ToSnapshot();
        var to = new SnapshotEncoder();
        to.Byte(Version);
        to.Fixed(names.Mark);
        to.Byte((byte)((snapshot.Closed ? CaseClosed : 0) | (chart.IsRunning ? 0 : ChartEnded) | (snapshot.Passes.IsEmpty ? 0 : PassesGiven)));
        to.Text(snapshot.CalendarVersion);
        to.At(snapshot.OpenedAt);
        to.At(snapshot.At);
        SnapshotWork.WriteStates(to, chart.ActiveAtomic, names);
        SnapshotWork.WriteHistories(to, chart, names);
        SnapshotWork.WriteVisits(to, snapshot.Visits, names);
        SnapshotFacts.WriteFields(to, snapshot.Facts);
        SnapshotFacts.WriteRecords(to, snapshot.Facts);
        SnapshotWork.WriteOutcomes(to, snapshot.Outcomes, names);
        WriteHolders(to, snapshot.Holders, names);
        SnapshotLedger.WriteRoles(to, snapshot.VacantRoles, names);
        SnapshotLedger.Write(to, snapshot.Ledger, names);
        if (!snapshot.Passes.IsEmpty)
        {
            WritePasses(to, snapshot.Passes, names);
        }
        return to.Written();
    }

    /// <summary>Reads a snapshot of a case that pins this definition.</summary>
    /// <exception cref="UnreadableSnapshotException">
    /// The bytes are no snapshot, or one of another format, of another definition, or of another numbering of this one.
    /// </exception>
    public static CaseSnapshot Read(CompiledDefinition definition, ReadOnlyMemory<byte> bytes)
    {
        ArgumentNullException.ThrowIfNull(definition);
        var from = new SnapshotDecoder(bytes.Span);
        try
        {
            RequireKnown(ref from, definition);
            return Read(ref from, definition);
        }
        catch (ArgumentException wrong)
        {
            // A number beyond what numbers may be, text that is no UTF-8, a role held twice: what was made of the bytes cannot be.
            throw new UnreadableSnapshotException("The bytes are no snapshot.", wrong);
        }
    }

    private static CaseSnapshot Read(ref SnapshotDecoder from, CompiledDefinition definition)
    {
        var layout = definition.Layout;
        var names = layout.Names;
        var ended = from.Byte();
        var (calendar, openedAt, at) = (from.Text(), from.At(), from.At());
        var chart = new ChartSnapshot(SnapshotWork.ReadStates(ref from, names), (ended & ChartEnded) == 0) { Histories = SnapshotWork.ReadHistories(ref from, names) };
        var snapshot = new CaseSnapshot
        {
            DefinitionHash = definition.Definition.Hash,
            CalendarVersion = calendar,
            OpenedAt = openedAt,
            At = at,
            Closed = (ended & CaseClosed) != 0,
            Chart = chart.Restore(definition.Chart, out var refusals) ?? throw new UnreadableSnapshotException(string.Join(" ", refusals)),
            Visits = SnapshotWork.ReadVisits(ref from, names),
            Facts = new Facts(layout) { Fields = SnapshotFacts.ReadFields(ref from, layout), Lists = SnapshotFacts.ReadRecords(ref from, layout) },
            Outcomes = SnapshotWork.ReadOutcomes(ref from, names),
            Holders = ReadHolders(ref from, names),
            VacantRoles = SnapshotLedger.ReadRoles(ref from, names),
            Ledger = SnapshotLedger.Read(ref from, names),
            Passes = (ended & PassesGiven) != 0 ? ReadPasses(ref from, names) : [],
        };
        return from.IsAtEnd ? snapshot : throw new UnreadableSnapshotException("Something stands after the end of the snapshot.");
    }

    private static void RequireKnown(ref SnapshotDecoder from, CompiledDefinition definition)
    {
        var version = from.Byte();
        if (version != Version)
        {
            throw new UnreadableSnapshotException($"A snapshot of format {version} cannot be read; this is format {Version}. Make it again from its journal.");
        }
        if (from.Fixed() != definition.Layout.Names.Mark)
        {
            throw new UnreadableSnapshotException(
                $"The case pins another definition than {definition.Definition.Hash}, or its snapshot was written by another numbering: make it again from its journal.");
        }
    }

    // The check, the record (none: no text), who, in which role, why, when.
    private static void WritePasses(SnapshotEncoder to, ImmutableArray<GivenPass> passes, SnapshotNames names)
    {
        to.Number(passes.Length);
        foreach (var pass in passes)
        {
            to.Text(pass.Check);
            to.Text(pass.Each ?? string.Empty);
            to.Text(pass.By);
            names.Roles.Write(to, pass.Role);
            to.Text(pass.Reason);
            to.At(pass.At);
        }
    }

    private static ImmutableArray<GivenPass> ReadPasses(ref SnapshotDecoder from, SnapshotNames names)
    {
        var passes = ImmutableArray.CreateBuilder<GivenPass>();
        for (var left = from.Count(); left > 0; left--)
        {
            var (check, each) = (from.Text(), from.Text());
            passes.Add(new GivenPass(check, each.Length == 0 ? null : each, from.Text(), names.Roles.Read(ref from), from.Text(), from.At()));
        }
        return passes.DrainToImmutable();
    }

    // The role, who holds it.
    private static void WriteHolders(SnapshotEncoder to, ImmutableSortedDictionary<string, string> holders, SnapshotNames names)
    {
        to.Number(holders.Count);
        foreach (var (role, holder) in holders)
        {
            names.Roles.Write(to, role);
            to.Text(holder);
        }
    }

    private static ImmutableSortedDictionary<string, string> ReadHolders(ref SnapshotDecoder from, SnapshotNames names)
    {
        var holders = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        for (var left = from.Count(); left > 0; left--)
        {
            holders.Add(names.Roles.Read(ref from), from.Text());
        }
        return holders.ToImmutable();
    }
}
