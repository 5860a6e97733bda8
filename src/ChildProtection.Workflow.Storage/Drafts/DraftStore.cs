using ChildProtection.Workflow.Cases.Drafts;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Drafts;

/// <summary>Drafts, through EF Core.</summary>
public sealed class DraftStore(IDbContextFactory<WorkflowDbContext> contexts) : IDrafts
{
    /// <summary>How often a saving is tried again that another device's came before.</summary>
    private const int AttemptsMax = 3;

    public async Task<Draft?> Find(DraftOwner owner, string place, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await Row(database, owner, place).AsNoTracking().SingleOrDefaultAsync(cancellationToken) is { } row ? Read(row) : null;
    }

    public async Task<IReadOnlyList<Draft>> Of(DraftOwner owner, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await Owned(database, owner).AsNoTracking().OrderByDescending(row => row.SavedAt).ThenBy(row => row.Place).ToListAsync(cancellationToken);
        return [.. rows.Select(Read)];
    }

    public async Task<DraftSaving> Save(DraftOwner owner, DraftToSave draft, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var database = await contexts.CreateDbContextAsync(cancellationToken);
            if (await WasSent(database, owner, draft.Writer, cancellationToken))
            {
                return new DraftSaving.Sent();
            }
            try
            {
                return await Attempt(database, owner, draft, cancellationToken);
            }
            catch (DbUpdateException) when (attempt < AttemptsMax)
            {
                // Another device saved between reading and writing: what it wrote is read now.
            }
        }
    }

    public async Task<bool> Settle(
        DraftOwner owner, string place, int revision, ReadOnlyMemory<byte> content, Instant at, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var bytes = content.ToArray();
        return await Row(database, owner, place).Where(row => row.Revision == revision).ExecuteUpdateAsync(
            row => row
                .SetProperty(each => each.Revision, revision + 1)
                .SetProperty(each => each.Writer, Guid.Empty)
                .SetProperty(each => each.Content, bytes)
                .SetProperty(each => each.SavedAt, at)
                .SetProperty(each => each.OtherWriter, (Guid?)null)
                .SetProperty(each => each.OtherContent, (byte[]?)null)
                .SetProperty(each => each.OtherSavedAt, (Instant?)null),
            cancellationToken) == 1;
    }

    public async Task Delete(DraftOwner owner, string place, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        await Row(database, owner, place).ExecuteDeleteAsync(cancellationToken);
    }

    public async Task<int> Purge(Instant savedBefore, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var ended = await database.Drafts.AsNoTracking().Where(row => row.SavedAt < savedBefore)
            .OrderBy(row => row.SavedAt).Take(DraftLimits.PurgeMax).Select(row => new { row.AuthorityId, row.UserId, row.Place, row.Revision }).ToListAsync(cancellationToken);
        var deleted = 0;
        foreach (var draft in ended)
        {
            // One that somebody went on with at this moment stays.
            deleted += await Row(database, new DraftOwner(draft.AuthorityId, draft.UserId), draft.Place)
                .Where(row => row.Revision == draft.Revision && row.SavedAt < savedBefore).ExecuteDeleteAsync(cancellationToken);
        }
        return deleted;
    }

    private static async Task<DraftSaving> Attempt(WorkflowDbContext database, DraftOwner owner, DraftToSave draft, CancellationToken cancellationToken)
    {
        var row = await Row(database, owner, draft.Place).SingleOrDefaultAsync(cancellationToken);
        if (row is null)
        {
            if (await Owned(database, owner).CountAsync(cancellationToken) >= DraftLimits.PerPersonMax)
            {
                return new DraftSaving.TooMany();
            }
            row = New(owner, draft);
            database.Drafts.Add(row);
        }
        else if (row.Revision == draft.Base || row.Writer == draft.Writer)
        {
            (row.Revision, row.Writer, row.Content, row.SavedAt) = (row.Revision + 1, draft.Writer, draft.Content.ToArray(), draft.At);
        }
        else if (row.OtherWriter is null || row.OtherWriter == draft.Writer)
        {
            (row.OtherWriter, row.OtherContent, row.OtherSavedAt) = (draft.Writer, draft.Content.ToArray(), draft.At);
            row.Revision++;
            await database.SaveChangesAsync(cancellationToken);
            return new DraftSaving.Conflict();
        }
        else
        {
            return new DraftSaving.Crowded();
        }
        await database.SaveChangesAsync(cancellationToken);
        return new DraftSaving.Saved(row.Revision);
    }

    /// <summary>The form's idempotency key was used: by a step, or by the case that it opened.</summary>
    private static async Task<bool> WasSent(WorkflowDbContext database, DraftOwner owner, Guid writer, CancellationToken cancellationToken)
    {
        var (from, before) = ($"{owner.User}/{writer}/", $"{owner.User}/{writer}0"); // 0 is the character after the slash
        var opened = new CaseId(writer);
        return await database.Commands.AnyAsync(
                command => command.AuthorityId == owner.Authority && string.Compare(command.CommandKey, from) >= 0 && string.Compare(command.CommandKey, before) < 0,
                cancellationToken)
            || await database.Cases.AnyAsync(one => one.AuthorityId == owner.Authority && one.CaseId == opened, cancellationToken);
    }

    private static IQueryable<StoredDraft> Owned(WorkflowDbContext database, DraftOwner owner) =>
        database.Drafts.Where(row => row.AuthorityId == owner.Authority && row.UserId == owner.User);

    private static IQueryable<StoredDraft> Row(WorkflowDbContext database, DraftOwner owner, string place) =>
        Owned(database, owner).Where(row => row.Place == place);

    private static StoredDraft New(DraftOwner owner, DraftToSave draft) => new()
    {
        AuthorityId = owner.Authority,
        UserId = owner.User,
        Place = draft.Place,
        CaseId = draft.Case,
        Revision = 1,
        Writer = draft.Writer,
        Content = draft.Content.ToArray(),
        BegunAt = draft.At,
        SavedAt = draft.At,
    };

    private static Draft Read(StoredDraft row) => new(
        row.Place, row.CaseId, row.Revision, row.Content, row.BegunAt, row.SavedAt,
        row is { OtherContent: { } other, OtherSavedAt: { } at } ? new OtherVersion(other, at) : null);
}
