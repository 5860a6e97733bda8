using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Staff;

namespace ChildProtection.Workflow.Cases.Access.Restricting;

/// <summary>
/// For whom a restricted file is there. Asked with every look, so what is in force is remembered for <see cref="TrustedMilliseconds"/>; on the node that changes it,
/// the change counts at once.
/// </summary>
public sealed class RestrictedFiles(IRestrictions restrictions, CaseDecider decider)
{
    /// <summary>How long another node may trust what it read, in milliseconds.</summary>
    public const int TrustedMilliseconds = 2_000;

    private volatile Seen? seen;

    /// <summary>Counts what was forgotten: what was being read meanwhile is not remembered.</summary>
    private int forgotten;

    public async Task<RestrictedStanding> StandingOf(StaffMember reader, CancellationToken cancellationToken)
    {
        var own = (await InForce(cancellationToken))[reader.Authority];
        if (!own.Any())
        {
            return RestrictedStanding.None;
        }
        var staff = await decider.StaffAsSeen(cancellationToken);
        var open = own.Where(restriction => IsOpenTo(restriction, reader, staff)).ToList();
        return new RestrictedStanding(
            new HiddenFiles(own.Except(open).Select(restriction => restriction.Child)),
            open.Select(restriction => restriction.Child).ToHashSet(),
            own.Where(restriction => restriction.KeepsOut(reader.Id)).Select(restriction => restriction.Child).ToHashSet());
    }

    /// <summary>The restriction in force on the child's file; null: there is none.</summary>
    public async Task<Restriction?> Of(AuthorityId authority, ChildId child, CancellationToken cancellationToken) =>
        (await InForce(cancellationToken))[authority].FirstOrDefault(restriction => restriction.Child == child);

    /// <summary>Those that the reader may see.</summary>
    public async Task<IReadOnlyList<Restriction>> OpenTo(StaffMember reader, CancellationToken cancellationToken)
    {
        var staff = await decider.StaffAsSeen(cancellationToken);
        return [.. (await InForce(cancellationToken))[reader.Authority].Where(restriction => IsOpenTo(restriction, reader, staff))];
    }

    /// <summary>What was read is read again with the next question.</summary>
    public void Forget()
    {
        Interlocked.Increment(ref forgotten);
        seen = null;
    }

    /// <summary>
    /// Whoever is named. When nobody who is named and may lift the restriction works here any more, everybody who may lift one, but for those who are kept out: a file
    /// that nobody sees would be a child whom nobody sees.
    /// </summary>
    private static bool IsOpenTo(Restriction restriction, StaffMember reader, StaffAsSeen staff) =>
        AccessTable.Allows(reader, Permission.SeeCase) && !restriction.KeepsOut(reader.Id)
        && (restriction.Names(reader.Id) || (AccessTable.Allows(reader, Permission.RestrictFiles) && !HasKeeper(restriction, staff)));

    private static bool HasKeeper(Restriction restriction, StaffAsSeen staff) => restriction.Readers.Any(reader =>
        reader.Standing == ReaderStanding.Reads
        && staff.Find(restriction.Authority, reader.User.ToString()) is { } named && AccessTable.Allows(named, Permission.RestrictFiles));

    private async Task<ILookup<AuthorityId, Restriction>> InForce(CancellationToken cancellationToken)
    {
        if (seen is { } last && Environment.TickCount64 - last.At < TrustedMilliseconds)
        {
            return last.Restrictions;
        }
        var (at, before) = (Environment.TickCount64, Volatile.Read(ref forgotten));
        var read = (await restrictions.InForce(cancellationToken)).ToLookup(restriction => restriction.Authority);
        seen = Volatile.Read(ref forgotten) == before ? new Seen(read, at) : null;
        return read;
    }

    private sealed record Seen(ILookup<AuthorityId, Restriction> Restrictions, long At);
}
