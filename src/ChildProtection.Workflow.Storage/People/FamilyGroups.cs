using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People.Facts;
using ChildProtection.Workflow.Cases.People.Groups;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Workflow.Storage.People;

/// <summary>
/// The family groups, through EF Core. <c>family_member</c> says who is in which group now, as every list reads it; <c>family_statement</c> who said so by hand, and is never
/// taken from.
/// </summary>
public sealed class FamilyGroups(IDbContextFactory<WorkflowDbContext> contexts) : IFamilyGroups
{
    public async Task<IReadOnlyList<FamilyStatement>> Said(AuthorityId authority, ChildId child, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var records = (await SameChildren.Of(database, authority, child, cancellationToken)).ToArray();
        var families = await FamiliesOf(database, authority, records, cancellationToken);
        var rows = await database.FamilyStatements.AsNoTracking()
            .Where(row => row.AuthorityId == authority && (EF.Parameter(families).Contains(row.FamilyId) || EF.Parameter(records).Contains(row.ChildId)))
            .OrderByDescending(row => row.SaidAt).ThenByDescending(row => row.Number).ThenBy(row => row.StatementId).Take(IFamilyGroups.StatementsMax).ToListAsync(cancellationToken);
        return [.. rows.Select(Read)];
    }

    public async Task<FamilyOutcome> Say(AuthorityId authority, FamilySaying saying, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(saying);
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        await ChildLocks.Take(database, authority, [saying.Child, .. saying.Others], cancellationToken);
        var first = FactIds.Derived(saying.Command, 0);
        if (await database.FamilyStatements.AnyAsync(row => row.AuthorityId == authority && row.StatementId == first, cancellationToken))
        {
            return FamilyOutcome.Done;
        }
        var said = saying.Belong ? await Joined(database, authority, saying, cancellationToken) : await Left(database, authority, saying, cancellationToken);
        if (said.Count == 0)
        {
            return FamilyOutcome.Overtaken;
        }
        foreach (var ((family, child), index) in said.Select((place, index) => (place, index)))
        {
            var before = await database.FamilyStatements.CountAsync(row => row.AuthorityId == authority && row.FamilyId == family && row.ChildId == child, cancellationToken);
            database.FamilyStatements.Add(new StoredFamilyStatement
            {
                AuthorityId = authority, StatementId = FactIds.Derived(saying.Command, index), FamilyId = family, ChildId = child, Number = before + 1, Belongs = saying.Belong,
                OnDate = saying.On, Reason = saying.Reason, SaidAt = saying.Signed.At, SaidBy = saying.Signed.By,
            });
        }
        await database.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return FamilyOutcome.Done;
    }

    public async Task<FamilyOutcome> Correct(AuthorityId authority, Guid statement, Signature signed, string reason, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        if (await database.FamilyStatements.AsNoTracking().SingleOrDefaultAsync(row => row.AuthorityId == authority && row.StatementId == statement, cancellationToken) is not { } seen)
        {
            return FamilyOutcome.NotFound;
        }
        await ChildLocks.Take(database, authority, [seen.ChildId], cancellationToken);
        var open = await database.FamilyStatements
            .Where(row => row.AuthorityId == authority && row.FamilyId == seen.FamilyId && row.ChildId == seen.ChildId && row.CorrectedAt == null).ToListAsync(cancellationToken);
        var last = open.MaxBy(row => row.Number);
        if (last?.StatementId != statement)
        {
            return FamilyOutcome.Overtaken;
        }
        (last.CorrectedAt, last.CorrectedBy, last.CorrectedWhy) = (signed.At, signed.By, reason);
        var member = await database.FamilyMembers.SingleOrDefaultAsync(
            row => row.AuthorityId == authority && row.FamilyId == seen.FamilyId && row.ChildId == seen.ChildId, cancellationToken);
        if (seen.Belongs && member is not null)
        {
            database.FamilyMembers.Remove(member);
        }
        else if (!seen.Belongs && member is null)
        {
            database.FamilyMembers.Add(new StoredFamilyMember { AuthorityId = authority, FamilyId = seen.FamilyId, ChildId = seen.ChildId });
        }
        await database.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return FamilyOutcome.Done;
    }

    /// <summary>The children come into the child's own group; groups in which they are already stay as they are.</summary>
    private static async Task<IReadOnlyList<(FamilyId Family, ChildId Child)>> Joined(WorkflowDbContext database, AuthorityId authority, FamilySaying saying, CancellationToken cancellationToken)
    {
        var records = (await SameChildren.Of(database, authority, saying.Child, cancellationToken)).ToArray();
        var families = await FamiliesOf(database, authority, records, cancellationToken);
        var family = families.Length > 0 ? families[0] : await Begin(database, authority, records[0], new FamilyId(FactIds.Derived(saying.Command, int.MaxValue)), cancellationToken);
        var joined = new List<(FamilyId, ChildId)>();
        foreach (var child in saying.Others.Distinct())
        {
            var theirs = (await SameChildren.Of(database, authority, child, cancellationToken)).ToArray();
            if (!await database.FamilyMembers.AnyAsync(row => row.AuthorityId == authority && EF.Parameter(families).Contains(row.FamilyId) && EF.Parameter(theirs).Contains(row.ChildId), cancellationToken))
            {
                database.FamilyMembers.Add(new StoredFamilyMember { AuthorityId = authority, FamilyId = family, ChildId = child });
                joined.Add((family, child));
            }
        }
        return joined;
    }

    /// <summary>The children leave every group in which the child is; whoever is in none then is a group alone, as a child is whose case is opened by itself.</summary>
    private static async Task<IReadOnlyList<(FamilyId Family, ChildId Child)>> Left(WorkflowDbContext database, AuthorityId authority, FamilySaying saying, CancellationToken cancellationToken)
    {
        var records = (await SameChildren.Of(database, authority, saying.Child, cancellationToken)).ToArray();
        var families = await FamiliesOf(database, authority, records, cancellationToken);
        var left = new List<(FamilyId, ChildId)>();
        foreach (var child in saying.Others.Distinct())
        {
            var theirs = (await SameChildren.Of(database, authority, child, cancellationToken)).ToArray();
            var places = await database.FamilyMembers.Where(row => row.AuthorityId == authority && EF.Parameter(theirs).Contains(row.ChildId)).ToListAsync(cancellationToken);
            var shared = places.Where(place => families.Contains(place.FamilyId)).ToList();
            database.FamilyMembers.RemoveRange(shared);
            left.AddRange(shared.Select(place => (place.FamilyId, place.ChildId)));
            if (shared.Count > 0 && shared.Count == places.Count)
            {
                await Begin(database, authority, child, new FamilyId(FactIds.Derived(saying.Command, int.MaxValue - left.Count)), cancellationToken);
            }
        }
        return left;
    }

    private static async Task<FamilyId> Begin(WorkflowDbContext database, AuthorityId authority, ChildId child, FamilyId family, CancellationToken cancellationToken)
    {
        var name = await database.Children.Where(row => row.AuthorityId == authority && row.ChildId == child).Select(row => row.FamilyName).SingleAsync(cancellationToken);
        database.Families.Add(new StoredFamily { AuthorityId = authority, FamilyId = family, Name = name });
        database.FamilyMembers.Add(new StoredFamilyMember { AuthorityId = authority, FamilyId = family, ChildId = child });
        return family;
    }

    /// <summary>That with the most children first: it is the one under which lists have the child.</summary>
    private static Task<FamilyId[]> FamiliesOf(WorkflowDbContext database, AuthorityId authority, ChildId[] records, CancellationToken cancellationToken) =>
        database.FamilyMembers.AsNoTracking().Where(row => row.AuthorityId == authority && EF.Parameter(records).Contains(row.ChildId))
            .OrderByDescending(row => database.FamilyMembers.Count(other => other.AuthorityId == authority && other.FamilyId == row.FamilyId)).ThenBy(row => row.FamilyId)
            .Select(row => row.FamilyId).ToArrayAsync(cancellationToken);

    private static FamilyStatement Read(StoredFamilyStatement row) =>
        new(row.StatementId, row.FamilyId, row.ChildId, row.Belongs, row.OnDate, row.Reason, new Signature(row.SaidBy, row.SaidAt))
        {
            Corrected = row is { CorrectedAt: { } at, CorrectedBy: { } by } ? new FactRemoval(new Signature(by, at), row.CorrectedWhy ?? string.Empty) : null,
        };
}
