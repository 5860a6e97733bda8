using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Workflow.Storage.People;

/// <summary>The records of one child, for whatever reads a child's rows.</summary>
internal static class SameChildren
{
    /// <summary>The child's records, the one that counts first; one that was never merged is alone.</summary>
    public static async Task<IReadOnlyList<ChildId>> Of(WorkflowDbContext database, AuthorityId authority, ChildId child, CancellationToken cancellationToken)
    {
        var rows = await (
            from asked in database.SameChildren.AsNoTracking()
            where asked.AuthorityId == authority && asked.RecordId == child
            join same in database.SameChildren.AsNoTracking() on new { asked.AuthorityId, asked.KeptId } equals new { same.AuthorityId, same.KeptId }
            select same).ToListAsync(cancellationToken);
        return rows.Count == 0 ? [child] : [.. rows.OrderByDescending(row => row.RecordId == row.KeptId).ThenBy(row => row.RecordId.Value).Select(row => row.RecordId)];
    }

    /// <summary>Of these, and of whatever else is a record of one of these children: each record with the one that counts.</summary>
    public static async Task<IReadOnlyList<StoredSameChild>> Around(
        WorkflowDbContext database, AuthorityId authority, IReadOnlyCollection<ChildId> children, CancellationToken cancellationToken)
    {
        var asked = children.ToArray();
        return await (
            from one in database.SameChildren.AsNoTracking()
            where one.AuthorityId == authority && EF.Parameter(asked).Contains(one.RecordId)
            join same in database.SameChildren.AsNoTracking() on new { one.AuthorityId, one.KeptId } equals new { same.AuthorityId, same.KeptId }
            select same).Distinct().ToListAsync(cancellationToken);
    }

    /// <summary>For each of these that leads to another one: the one that counts.</summary>
    public static async Task<Dictionary<ChildId, ChildId>> Leading(
        WorkflowDbContext database, AuthorityId authority, IReadOnlyCollection<ChildId> children, CancellationToken cancellationToken)
    {
        var asked = children.ToArray();
        return await database.SameChildren.AsNoTracking().Where(row => row.AuthorityId == authority && EF.Parameter(asked).Contains(row.RecordId) && row.RecordId != row.KeptId)
            .ToDictionaryAsync(row => row.RecordId, row => row.KeptId, cancellationToken);
    }

    /// <summary>The children whose file is restricted, each by all of their records: for what is read without a reader.</summary>
    public static IQueryable<ChildId> Restricted(WorkflowDbContext database, AuthorityId authority)
    {
        var own = database.Restrictions.Where(row => row.AuthorityId == authority && row.LiftedAt == null).Select(row => row.ChildId);
        return own.Union(
            from restriction in database.Restrictions
            where restriction.AuthorityId == authority && restriction.LiftedAt == null
            join asked in database.SameChildren on new { restriction.AuthorityId, RecordId = restriction.ChildId } equals new { asked.AuthorityId, asked.RecordId }
            join same in database.SameChildren on new { asked.AuthorityId, asked.KeptId } equals new { same.AuthorityId, same.KeptId }
            select same.RecordId);
    }

    /// <summary>Works out from the merges that stand among these records which of them are one child, and keeps that.</summary>
    public static async Task MakeAnew(WorkflowDbContext database, AuthorityId authority, ChildId[] records, CancellationToken cancellationToken)
    {
        var leads = await database.ChildMerges.AsNoTracking()
            .Where(row => row.AuthorityId == authority && row.ConfirmedAt != null && row.UndoneAt == null && EF.Parameter(records).Contains(row.OtherId))
            .ToDictionaryAsync(row => row.OtherId, row => row.KeptId, cancellationToken);
        await database.SameChildren.Where(row => row.AuthorityId == authority && EF.Parameter(records).Contains(row.RecordId)).ExecuteDeleteAsync(cancellationToken);
        database.SameChildren.AddRange(records.GroupBy(Kept).Where(child => child.Count() > 1)
            .SelectMany(child => child.Select(record => new StoredSameChild { AuthorityId = authority, RecordId = record, KeptId = child.Key })));
        await database.SaveChangesAsync(cancellationToken);
        database.ChangeTracker.Clear();

        // At most one step for each record: a record that counts leads nowhere, and none leads back to itself.
        ChildId Kept(ChildId record)
        {
            for (var steps = 0; steps < records.Length && leads.TryGetValue(record, out var kept); steps++)
            {
                record = kept;
            }
            return record;
        }
    }
}
