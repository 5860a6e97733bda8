using ChildProtection.Workflow.Cases.Access.Restricting;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Mailing;
using ChildProtection.Workflow.Cases.Notices;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Storage.Mailing;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Notices;

/// <summary>What people were told, through EF Core.</summary>
public sealed class NoticeStore(IDbContextFactory<WorkflowDbContext> contexts) : INotices
{
    /// <summary>Ids in one question to the database: SQLite takes no more than 32,766 parameters.</summary>
    private const int IdsAtOnce = 1_000;

    public async Task<IReadOnlySet<Guid>> Known(AuthorityId authority, IReadOnlyList<Guid> happenings, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var known = new HashSet<Guid>();
        foreach (var ids in happenings.Chunk(IdsAtOnce))
        {
            known.UnionWith(await database.Happenings.Where(row => row.AuthorityId == authority && ids.Contains(row.HappeningId)).Select(row => row.HappeningId).ToListAsync(cancellationToken));
        }
        return known;
    }

    public async Task<bool> Tell(AuthorityId authority, IReadOnlyList<ToldHappening> told, IReadOnlyList<WrittenMail> mails, Instant now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(told);
        ArgumentNullException.ThrowIfNull(mails);
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        foreach (var (happening, to) in told.Select(one => (one.Happening, one.To)))
        {
            database.Happenings.Add(new StoredHappening
            {
                AuthorityId = authority,
                HappeningId = happening.Id,
                Kind = happening.Kind,
                HappenedAt = happening.At,
                CaseId = happening.Case,
                ChildId = happening.Child,
                PersonId = happening.Person,
                Name = happening.Name,
                FirstDay = happening.From,
                LastDay = happening.To,
            });
            database.Notices.AddRange(to.Select(one => new StoredNotice
            {
                AuthorityId = authority, UserId = one.User, HappeningId = happening.Id, ToldAt = now, Reason = one.Reason, Role = one.Role, ForId = one.For,
            }));
        }
        database.Mails.AddRange(mails.Select(mail => Mailbox.Row(authority, mail, now)));
        try
        {
            await database.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException)
        {
            await using var after = await contexts.CreateDbContextAsync(cancellationToken);
            var ids = told.Select(one => one.Happening.Id).ToList();
            if (!await after.Happenings.AnyAsync(row => row.AuthorityId == authority && ids.Contains(row.HappeningId), cancellationToken))
            {
                throw;
            }
            return false;
        }
    }

    public async Task<int> Unread(StaffMember staff, HiddenFiles hidden, NoticeKind? kind, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await Seen(database, staff, hidden).CountAsync(one => one.Notice.ReadAt == null && (kind == null || one.Happening.Kind == kind), cancellationToken);
    }

    public async Task<IReadOnlyList<Notice>> Of(StaffMember staff, HiddenFiles hidden, bool unreadOnly, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await Seen(database, staff, hidden).Where(one => !unreadOnly || one.Notice.ReadAt == null)
            .OrderByDescending(one => one.Happening.HappenedAt).ThenBy(one => one.Happening.HappeningId).Take(INotices.ListedMax).ToListAsync(cancellationToken);
        return [.. rows.Select(row => Read(row.Happening, row.Notice))];
    }

    public async Task<bool> Mark(StaffMember staff, Guid happening, Instant? readAt, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await Own(database, staff).Where(row => row.HappeningId == happening)
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.ReadAt, readAt), cancellationToken) == 1;
    }

    public async Task MarkAll(StaffMember staff, Instant until, Instant readAt, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        await Own(database, staff).Where(row => row.ReadAt == null && row.ToldAt <= until)
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.ReadAt, (Instant?)readAt), cancellationToken);
    }

    public async Task<int> Purge(Instant before, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var purged = await database.Notices.Where(row => row.ToldAt < before).ExecuteDeleteAsync(cancellationToken);
        if (purged > 0)
        {
            await database.Happenings.Where(row => !database.Notices.Any(notice => notice.AuthorityId == row.AuthorityId && notice.HappeningId == row.HappeningId))
                .ExecuteDeleteAsync(cancellationToken);
        }
        return purged;
    }

    private static IQueryable<StoredNotice> Own(WorkflowDbContext database, StaffMember staff) =>
        database.Notices.Where(row => row.AuthorityId == staff.Authority && row.UserId == staff.Id);

    private static IQueryable<Told> Seen(WorkflowDbContext database, StaffMember staff, HiddenFiles hidden)
    {
        ArgumentNullException.ThrowIfNull(hidden);
        var unseen = hidden.Children;
        return from notice in Own(database, staff).AsNoTracking()
               join happening in database.Happenings.AsNoTracking() on new { notice.AuthorityId, notice.HappeningId } equals new { happening.AuthorityId, happening.HappeningId }
               where happening.ChildId == null || !unseen.Contains(happening.ChildId.Value)
               select new Told { Notice = notice, Happening = happening };
    }

    private static Notice Read(StoredHappening happening, StoredNotice notice) => new(
        new Happening
        {
            Id = happening.HappeningId,
            Kind = happening.Kind,
            At = happening.HappenedAt,
            Case = happening.CaseId,
            Child = happening.ChildId,
            Person = happening.PersonId,
            Name = happening.Name,
            From = happening.FirstDay,
            To = happening.LastDay,
        },
        new Addressee(notice.UserId, notice.Reason, notice.Role, notice.ForId),
        notice.ToldAt,
        notice.ReadAt);

    private sealed class Told
    {
        public required StoredNotice Notice { get; init; }

        public required StoredHappening Happening { get; init; }
    }
}
