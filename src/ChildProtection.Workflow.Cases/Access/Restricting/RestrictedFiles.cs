using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People.Merging;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Staff;

namespace ChildProtection.Workflow.Cases.Access.Restricting;

/// <summary>
/// For whom a restricted file is there. Of a child with several records what is restricted for one is restricted for all: only whoever is named for each restricted one
/// sees any, and whoever is kept out of one is kept out of all. Asked with every look, so what is in force is remembered for <see cref="TrustedMilliseconds"/>; on the node
/// that changes it, the change counts at once.
/// </summary>
public sealed class RestrictedFiles(IRestrictions restrictions, IChildMerges merges, CaseDecider decider)
{
    /// <summary>How long another node may trust what it read, in milliseconds.</summary>
    public const int TrustedMilliseconds = 2_000;

    private volatile Seen? seen;

    /// <summary>Counts what was forgotten: what was being read meanwhile is not remembered.</summary>
    private int forgotten;

    public async Task<RestrictedStanding> StandingOf(StaffMember reader, CancellationToken cancellationToken)
    {
        var own = (await InForce(cancellationToken))[reader.Authority].ToList();
        if (own.Count == 0)
        {
            return RestrictedStanding.None;
        }
        var staff = await decider.StaffAsSeen(cancellationToken);
        var open = own.Where(file => IsOpenTo(file, reader, staff)).ToList();
        return new RestrictedStanding(
            new HiddenFiles(own.Except(open).SelectMany(file => file.Records)),
            open.SelectMany(file => file.Records).ToHashSet(),
            own.Where(file => file.KeepsOut(reader.Id)).SelectMany(file => file.Records).ToHashSet());
    }

    /// <summary>The restriction in force on this record; null: there is none.</summary>
    public async Task<Restriction?> Of(AuthorityId authority, ChildId child, CancellationToken cancellationToken) =>
        (await Behind(authority, child, cancellationToken)).FirstOrDefault(restriction => restriction.Child == child);

    /// <summary>The restrictions in force on the child's file, by any of the child's records; empty: it is not restricted.</summary>
    public async Task<IReadOnlyList<Restriction>> Behind(AuthorityId authority, ChildId child, CancellationToken cancellationToken) =>
        (await InForce(cancellationToken))[authority].FirstOrDefault(file => file.Records.Contains(child))?.Restrictions ?? [];

    /// <summary>Those that the reader may see.</summary>
    public async Task<IReadOnlyList<Restriction>> OpenTo(StaffMember reader, CancellationToken cancellationToken) =>
        [.. (await FilesOpenTo(reader, cancellationToken)).SelectMany(file => file.Restrictions)];

    /// <summary>The restricted children whom the reader may see, each with all records and all restrictions.</summary>
    internal async Task<IReadOnlyList<RestrictedFile>> FilesOpenTo(StaffMember reader, CancellationToken cancellationToken)
    {
        var staff = await decider.StaffAsSeen(cancellationToken);
        return [.. (await InForce(cancellationToken))[reader.Authority].Where(file => IsOpenTo(file, reader, staff))];
    }

    /// <summary>What was read is read again with the next question.</summary>
    public void Forget()
    {
        Interlocked.Increment(ref forgotten);
        seen = null;
    }

    /// <summary>
    /// Whoever is named. When nobody who is named and may lift the restriction works here any more, everybody who may lift one, but for those who are kept out: a file
    /// that nobody sees would be a child whom nobody sees. So too where each record has its keepers and none is named for all: then those of each are.
    /// </summary>
    private static bool IsOpenTo(RestrictedFile file, StaffMember reader, StaffAsSeen staff) =>
        AccessTable.Allows(reader, Permission.SeeCase) && !file.KeepsOut(reader.Id)
        && (file.Names(reader.Id)
            || (AccessTable.Allows(reader, Permission.RestrictFiles) && !HasKeeper(file, staff)
                && file.Restrictions.Any(restriction => restriction.Names(reader.Id) || !HasKeeper(restriction, staff))));

    private static bool HasKeeper(RestrictedFile file, StaffAsSeen staff) =>
        file.Restrictions[0].Readers.Any(reader => file.Names(reader.User) && !file.KeepsOut(reader.User) && IsKeeper(file.Restrictions[0], reader, staff));

    private static bool HasKeeper(Restriction restriction, StaffAsSeen staff) => restriction.Readers.Any(reader => IsKeeper(restriction, reader, staff));

    private static bool IsKeeper(Restriction restriction, RestrictedReader reader, StaffAsSeen staff) =>
        reader.Standing == ReaderStanding.Reads
        && staff.Find(restriction.Authority, reader.User.ToString()) is { } named && AccessTable.Allows(named, Permission.RestrictFiles);

    private async Task<ILookup<AuthorityId, RestrictedFile>> InForce(CancellationToken cancellationToken)
    {
        if (seen is { } last && Environment.TickCount64 - last.At < TrustedMilliseconds)
        {
            return last.Files;
        }
        var (at, before) = (Environment.TickCount64, Volatile.Read(ref forgotten));
        var inForce = await restrictions.InForce(cancellationToken);
        var same = inForce.Count == 0 ? [] : await merges.All(cancellationToken);
        var kept = same.ToDictionary(row => (row.Authority, row.Record), row => row.Kept);
        var records = same.ToLookup(row => (row.Authority, row.Kept), row => row.Record);
        var read = inForce.GroupBy(restriction => (restriction.Authority, Child: kept.GetValueOrDefault((restriction.Authority, restriction.Child), restriction.Child)))
            .ToLookup(child => child.Key.Authority, child => new RestrictedFile([.. child], records[child.Key].Append(child.Key.Child).ToHashSet()));
        seen = Volatile.Read(ref forgotten) == before ? new Seen(read, at) : null;
        return read;
    }

    private sealed record Seen(ILookup<AuthorityId, RestrictedFile> Files, long At);
}
