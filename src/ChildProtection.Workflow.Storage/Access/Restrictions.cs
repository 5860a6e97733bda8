using ChildProtection.Workflow.Cases.Access.Restricting;
using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Storage.Administration;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using NodaTime.Text;
using Change = ChildProtection.Workflow.Cases.Administration.AdministrativeEntry.Change;

namespace ChildProtection.Workflow.Storage.Access;

/// <summary>The restrictions of files, through EF Core. The unique index of those in force is what two people who do the same at once meet in.</summary>
public sealed class Restrictions(IDbContextFactory<WorkflowDbContext> contexts) : IRestrictions
{
    public async Task<IReadOnlyList<Restriction>> InForce(CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await database.Restrictions.AsNoTracking().Where(row => row.LiftedAt == null).ToListAsync(cancellationToken);
        if (rows.Count == 0)
        {
            return [];
        }
        var readers = (await database.RestrictedReaders.AsNoTracking().ToListAsync(cancellationToken)).ToLookup(row => (row.AuthorityId, row.ChildId));
        return [.. rows.Select(row => Read(row, readers[(row.AuthorityId, row.ChildId)]))];
    }

    public async Task<bool> Set(Restriction restriction, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(restriction);
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await database.Children.AnyAsync(row => row.AuthorityId == restriction.Authority && row.ChildId == restriction.Child, cancellationToken))
        {
            return false;
        }
        Add(database, restriction);
        return await Saved(database, cancellationToken);
    }

    /// <summary>Adds the restriction, with whom it names and its entries in the journal of administration, to what the context is about to save.</summary>
    internal static void Add(WorkflowDbContext database, Restriction restriction)
    {
        database.Restrictions.Add(new StoredRestriction
        {
            AuthorityId = restriction.Authority, ChildId = restriction.Child, SetAt = restriction.Set.At, SetBy = restriction.Set.By,
            Ground = restriction.Ground, Reason = restriction.Reason, ReviewOn = restriction.ReviewOn,
        });
        Enter(database, restriction.Authority, restriction.Child, AdministrativeAct.FileRestricted, restriction.Set, null, [("reason", null, restriction.Reason)]);
        foreach (var reader in restriction.Readers)
        {
            database.RestrictedReaders.Add(new StoredRestrictedReader
            {
                AuthorityId = restriction.Authority, ChildId = restriction.Child, UserId = reader.User, Standing = reader.Standing,
            });
            Enter(
                database, restriction.Authority, restriction.Child, AdministrativeAct.ReaderNamed, restriction.Set, reader.User, [("standing", null, reader.Standing.ToString())]);
        }
    }

    public async Task<bool> Change(AuthorityId authority, ChildId child, RestrictionChange change, Signature by, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        if (await database.Restrictions.SingleOrDefaultAsync(row => row.AuthorityId == authority && row.ChildId == child && row.LiftedAt == null, cancellationToken) is not { } row)
        {
            return false;
        }
        var readers = await database.RestrictedReaders.Where(each => each.AuthorityId == authority && each.ChildId == child).ToListAsync(cancellationToken);
        switch (change)
        {
            case RestrictionChange.Name name:
                Name(database, row, readers.FirstOrDefault(each => each.UserId == name.User), name, by);
                break;
            case RestrictionChange.Remove remove when readers.FirstOrDefault(each => each.UserId == remove.User) is { } gone:
                database.RestrictedReaders.Remove(gone);
                Enter(database, authority, child, AdministrativeAct.ReaderRemoved, by, remove.User, [("standing", gone.Standing.ToString(), null)]);
                break;
            case RestrictionChange.Review review:
                Enter(
                    database, authority, child, AdministrativeAct.RestrictionReviewed, by, null,
                    [("review_on", LocalDatePattern.Iso.Format(row.ReviewOn), LocalDatePattern.Iso.Format(review.Next)), ("reason", null, review.Reason)]);
                row.ReviewOn = review.Next;
                break;
            case RestrictionChange.AskToLift ask:
                (row.LiftingAskedBy, row.LiftingAskedAt, row.LiftingReason) = (by.By, by.At, ask.Reason);
                Enter(database, authority, child, AdministrativeAct.LiftingAsked, by, null, [("reason", null, ask.Reason)]);
                break;
            case RestrictionChange.KeepAfterAll:
                Enter(database, authority, child, AdministrativeAct.LiftingRefused, by, row.LiftingAskedBy, []);
                (row.LiftingAskedBy, row.LiftingAskedAt, row.LiftingReason) = (null, null, null);
                break;
            case RestrictionChange.Lift:
                (row.LiftedBy, row.LiftedAt) = (by.By, by.At);
                database.RestrictedReaders.RemoveRange(readers);
                Enter(database, authority, child, AdministrativeAct.RestrictionLifted, by, row.LiftingAskedBy, [("reason", null, row.LiftingReason)]);
                break;
            default:
                return false;
        }
        return await Saved(database, cancellationToken);
    }

    public async Task Tell(RestrictedNotice notice, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(notice);
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        if (await database.RestrictedNotices.AnyAsync(row => row.AuthorityId == notice.Authority && row.NoticeId == notice.Id, cancellationToken))
        {
            return;
        }
        database.RestrictedNotices.Add(new StoredRestrictedNotice
        {
            AuthorityId = notice.Authority, NoticeId = notice.Id, ChildId = notice.Child, Kind = notice.Kind, ToldAt = StoredTime.Floor(notice.By.At), UserId = notice.By.By, Words = notice.Words,
        });
        if (!await Saved(database, cancellationToken)
            && !await database.RestrictedNotices.AnyAsync(row => row.AuthorityId == notice.Authority && row.NoticeId == notice.Id, cancellationToken))
        {
            throw new InvalidOperationException("A notice about a restricted file could not be kept.");
        }
    }

    public async Task<IReadOnlyList<RestrictedNotice>> Notices(AuthorityId authority, IReadOnlyList<ChildId> children, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await database.RestrictedNotices.AsNoTracking().Where(row => row.AuthorityId == authority && children.Contains(row.ChildId))
            .OrderBy(row => row.AnsweredAt != null).ThenByDescending(row => row.ToldAt).Take(IRestrictions.NoticesMax).ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(row => new RestrictedNotice(
                row.AuthorityId, row.NoticeId, row.ChildId, row.Kind, new Signature(row.UserId, row.ToldAt), row.Words,
                row is { AnsweredBy: { } who, AnsweredAt: { } at } ? new Signature(who, at) : null, row.Answer)),
        ];
    }

    public async Task<bool> Answer(AuthorityId authority, ChildId child, Guid notice, Signature by, string answer, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await database.RestrictedNotices
            .Where(row => row.AuthorityId == authority && row.NoticeId == notice && row.ChildId == child && row.AnsweredAt == null)
            .ExecuteUpdateAsync(
                row => row.SetProperty(each => each.AnsweredAt, by.At).SetProperty(each => each.AnsweredBy, by.By).SetProperty(each => each.Answer, answer),
                cancellationToken) == 1;
    }

    private static void Name(WorkflowDbContext database, StoredRestriction restriction, StoredRestrictedReader? before, RestrictionChange.Name name, Signature by)
    {
        Enter(
            database, restriction.AuthorityId, restriction.ChildId, AdministrativeAct.ReaderNamed, by, name.User,
            [("standing", before?.Standing.ToString(), name.Standing.ToString())]);
        if (before is not null)
        {
            before.Standing = name.Standing;
            return;
        }
        database.RestrictedReaders.Add(new StoredRestrictedReader
        {
            AuthorityId = restriction.AuthorityId, ChildId = restriction.ChildId, UserId = name.User, Standing = name.Standing,
        });
    }

    private static void Enter(
        WorkflowDbContext database, AuthorityId authority, ChildId child, AdministrativeAct act, Signature by, UserId? user,
        IReadOnlyList<(string Part, string? Before, string? After)> changes) => AdministrativeJournal.Enter(
        database, authority, new AdministrativeEntry(by, act, user, child, null, changes.ToDictionary(change => change.Part, change => new Change(change.Before, change.After))));

    /// <summary>False: somebody else wrote the same row meanwhile.</summary>
    private static async Task<bool> Saved(WorkflowDbContext database, CancellationToken cancellationToken)
    {
        try
        {
            await database.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException)
        {
            return false;
        }
    }

    private static Restriction Read(StoredRestriction row, IEnumerable<StoredRestrictedReader> readers) => new()
    {
        Authority = row.AuthorityId,
        Child = row.ChildId,
        Ground = row.Ground,
        Reason = row.Reason,
        Set = new Signature(row.SetBy, row.SetAt),
        ReviewOn = row.ReviewOn,
        LiftingAsked = row is { LiftingAskedBy: { } by, LiftingAskedAt: { } at } ? new Signature(by, at) : null,
        LiftingReason = row.LiftingReason,
        Readers = [.. readers.Select(reader => new RestrictedReader(reader.UserId, reader.Standing))],
    };
}
