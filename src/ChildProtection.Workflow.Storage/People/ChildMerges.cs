using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People.Merging;
using ChildProtection.Workflow.Storage.Administration;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using Change = ChildProtection.Workflow.Cases.Administration.AdministrativeEntry.Change;

namespace ChildProtection.Workflow.Storage.People;

/// <summary>Which records are one child, through EF Core.</summary>
public sealed class ChildMerges(IDbContextFactory<WorkflowDbContext> contexts) : IChildMerges
{
    /// <summary>How often a step is taken afresh because another record was joined with these meanwhile.</summary>
    private const int JoinedMeanwhileRetriesMax = 4;

    public async Task<IReadOnlyList<ChildId>> RecordsOf(AuthorityId authority, ChildId child, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await SameChildren.Of(database, authority, child, cancellationToken);
    }

    public async Task<IReadOnlyDictionary<ChildId, ChildId>> Leading(AuthorityId authority, IReadOnlyCollection<ChildId> children, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await SameChildren.Leading(database, authority, children, cancellationToken);
    }

    public async Task<IReadOnlyList<(AuthorityId Authority, ChildId Record, ChildId Kept)>> All(CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return [.. (await database.SameChildren.AsNoTracking().ToListAsync(cancellationToken)).Select(row => (row.AuthorityId, row.RecordId, row.KeptId))];
    }

    public async Task<IReadOnlyList<ChildMerge>> Of(AuthorityId authority, IReadOnlyCollection<ChildId> children, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var asked = children.ToArray();
        var rows = await database.ChildMerges.AsNoTracking()
            .Where(row => row.AuthorityId == authority && (EF.Parameter(asked).Contains(row.KeptId) || EF.Parameter(asked).Contains(row.OtherId)))
            .OrderByDescending(row => row.ProposedAt).ToListAsync(cancellationToken);
        return [.. rows.Select(Read)];
    }

    public async Task<IReadOnlyList<ChildMerge>> Waiting(AuthorityId authority, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await database.ChildMerges.AsNoTracking()
            .Where(row => row.AuthorityId == authority && row.DeclinedAt == null && row.UndoneAt == null && (row.ConfirmedAt == null || row.UndoAskedAt != null))
            .OrderBy(row => row.UndoAskedAt ?? row.ProposedAt).Take(MergeLimits.WaitingMax).ToListAsync(cancellationToken);
        return [.. rows.Select(Read)];
    }

    public async Task<ChildMerge?> Find(AuthorityId authority, Guid id, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await database.ChildMerges.AsNoTracking().SingleOrDefaultAsync(row => row.AuthorityId == authority && row.MergeId == id, cancellationToken) is { } row ? Read(row) : null;
    }

    public async Task<MergeOutcome> Propose(ChildMerge merge, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(merge);
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        await ChildLocks.Take(database, merge.Authority, [merge.Kept, merge.Other], cancellationToken);
        if (await database.ChildMerges.AnyAsync(row => row.AuthorityId == merge.Authority && row.MergeId == merge.Id, cancellationToken))
        {
            return MergeOutcome.Done;
        }
        ChildId[] both = [merge.Kept, merge.Other];
        if (await database.ChildMerges.AnyAsync(
            row => row.AuthorityId == merge.Authority && row.ConfirmedAt == null && row.DeclinedAt == null
                && EF.Parameter(both).Contains(row.KeptId) && EF.Parameter(both).Contains(row.OtherId), cancellationToken))
        {
            return MergeOutcome.WaitsAlready;
        }
        if (await Entangled(database, merge.Authority, merge.Kept, merge.Other, cancellationToken) is { } wrong)
        {
            return wrong;
        }
        database.ChildMerges.Add(new StoredChildMerge
        {
            AuthorityId = merge.Authority, MergeId = merge.Id, KeptId = merge.Kept, OtherId = merge.Other,
            ProposedAt = merge.Proposed.Signature.At, ProposedBy = merge.Proposed.Signature.By, Reason = merge.Proposed.Reason,
        });
        Enter(database, merge.Authority, AdministrativeAct.MergeProposed, merge.Proposed, merge.Kept, merge.Other);
        await database.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return MergeOutcome.Done;
    }

    public async Task<MergeOutcome> Take(AuthorityId authority, Guid id, MergeStep step, MergeSaying saying, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(saying);
        for (var attempt = 0; attempt <= JoinedMeanwhileRetriesMax; attempt++)
        {
            if (await TryTake(authority, id, step, saying, cancellationToken) is { } outcome)
            {
                return outcome;
            }
        }
        return MergeOutcome.Overtaken;
    }

    /// <summary>Null: another record was joined with one of these while this waited for its turn.</summary>
    private async Task<MergeOutcome?> TryTake(AuthorityId authority, Guid id, MergeStep step, MergeSaying saying, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        if (await database.ChildMerges.AsNoTracking().SingleOrDefaultAsync(row => row.AuthorityId == authority && row.MergeId == id, cancellationToken) is not { } seen)
        {
            return MergeOutcome.NotFound;
        }
        // Which records are one child is worked out over all of them: whoever changes another end of the same chain waits too.
        var records = await Records(database, authority, seen, cancellationToken);
        await ChildLocks.Take(database, authority, records, cancellationToken);
        if ((await Records(database, authority, seen, cancellationToken)).Except(records).Any())
        {
            return null;
        }
        var row = await database.ChildMerges.SingleAsync(row => row.AuthorityId == authority && row.MergeId == id, cancellationToken);
        if (!IsNext(row, step))
        {
            return MergeOutcome.Overtaken;
        }
        if (step == MergeStep.Confirm && await Entangled(database, authority, row.KeptId, row.OtherId, cancellationToken) is { } wrong)
        {
            return wrong;
        }
        Enter(database, authority, Write(row, step, saying), saying, row.KeptId, row.OtherId);
        await database.SaveChangesAsync(cancellationToken);
        if (step is MergeStep.Confirm or MergeStep.Undo)
        {
            await SameChildren.MakeAnew(database, authority, records, cancellationToken);
            await PersonCards.Refresh(database, authority, [.. records.Select(SubjectId.Of)], cancellationToken);
        }
        await transaction.CommitAsync(cancellationToken);
        return MergeOutcome.Done;
    }

    private static async Task<ChildId[]> Records(WorkflowDbContext database, AuthorityId authority, StoredChildMerge merge, CancellationToken cancellationToken) =>
        [.. new[] { merge.KeptId, merge.OtherId }
            .Concat(await SameChildren.Of(database, authority, merge.KeptId, cancellationToken)).Concat(await SameChildren.Of(database, authority, merge.OtherId, cancellationToken)).Distinct()];

    private static bool IsNext(StoredChildMerge row, MergeStep step) => row.DeclinedAt is null && row.UndoneAt is null && step switch
    {
        MergeStep.Confirm or MergeStep.Decline => row.ConfirmedAt is null,
        MergeStep.AskToUndo => row.ConfirmedAt is not null && row.UndoAskedAt is null,
        _ => row.UndoAskedAt is not null,
    };

    private static AdministrativeAct Write(StoredChildMerge row, MergeStep step, MergeSaying saying)
    {
        var (by, at) = (saying.Signature.By, saying.Signature.At);
        switch (step)
        {
            case MergeStep.Confirm:
                (row.ConfirmedBy, row.ConfirmedAt) = (by, at);
                return AdministrativeAct.ChildrenMerged;
            case MergeStep.Decline:
                (row.DeclinedBy, row.DeclinedAt, row.DeclinedWhy) = (by, at, saying.Reason);
                return AdministrativeAct.MergeDeclined;
            case MergeStep.AskToUndo:
                (row.UndoAskedBy, row.UndoAskedAt, row.UndoAskedWhy) = (by, at, saying.Reason);
                return AdministrativeAct.UnmergeProposed;
            case MergeStep.KeepMerged:
                (row.UndoAskedBy, row.UndoAskedAt, row.UndoAskedWhy) = (null, null, null);
                return AdministrativeAct.UnmergeDeclined;
            default:
                (row.UndoneBy, row.UndoneAt) = (by, at);
                return AdministrativeAct.ChildrenUnmerged;
        }
    }

    /// <summary>Null: each is a record that counts, of two children, who have not too many together.</summary>
    private static async Task<MergeOutcome?> Entangled(WorkflowDbContext database, AuthorityId authority, ChildId kept, ChildId other, CancellationToken cancellationToken)
    {
        var (own, theirs) = (await SameChildren.Of(database, authority, kept, cancellationToken), await SameChildren.Of(database, authority, other, cancellationToken));
        return own.Contains(other) ? MergeOutcome.OneAlready
            : own[0] != kept || theirs[0] != other ? MergeOutcome.JoinedMeanwhile
            : own.Count + theirs.Count > MergeLimits.RecordsMax ? MergeOutcome.TooManyRecords
            : null;
    }

    private static void Enter(WorkflowDbContext database, AuthorityId authority, AdministrativeAct act, MergeSaying saying, ChildId kept, ChildId other)
    {
        foreach (var (child, leads) in new[] { (kept, other), (other, kept) })
        {
            var changes = new Dictionary<string, Change> { ["record"] = new(null, leads.ToString()) };
            if (saying.Reason.Length > 0)
            {
                changes["reason"] = new Change(null, saying.Reason);
            }
            AdministrativeJournal.Enter(database, authority, new AdministrativeEntry(saying.Signature, act, null, child, null, changes));
        }
    }

    private static ChildMerge Read(StoredChildMerge row) =>
        new(row.AuthorityId, row.MergeId, row.KeptId, row.OtherId, new MergeSaying(new Signature(row.ProposedBy, row.ProposedAt), row.Reason))
        {
            Confirmed = row is { ConfirmedAt: { } confirmed, ConfirmedBy: { } confirmer } ? new MergeSaying(new Signature(confirmer, confirmed), string.Empty) : null,
            Declined = row is { DeclinedAt: { } declined, DeclinedBy: { } decliner } ? new MergeSaying(new Signature(decliner, declined), row.DeclinedWhy ?? string.Empty) : null,
            UndoAsked = row is { UndoAskedAt: { } asked, UndoAskedBy: { } asker } ? new MergeSaying(new Signature(asker, asked), row.UndoAskedWhy ?? string.Empty) : null,
            Undone = row is { UndoneAt: { } undone, UndoneBy: { } undoer } ? new MergeSaying(new Signature(undoer, undone), string.Empty) : null,
        };
}
