using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Mailing;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Mailing;

/// <summary>Which mails people want, and those that wait, through EF Core.</summary>
public sealed class Mailbox(IDbContextFactory<WorkflowDbContext> contexts) : IMailbox
{
    private const int MinutesInHour = 60;

    public async Task<IReadOnlyDictionary<UserId, MailSetting>> Settings(AuthorityId authority, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await database.MailSettings.AsNoTracking()
            .Where(row => row.AuthorityId == authority && database.Users.Any(user => user.AuthorityId == authority && user.UserId == row.UserId && !user.Disabled)).ToListAsync(cancellationToken);
        return rows.ToDictionary(row => row.UserId, Read);
    }

    public async Task<MailSetting> SettingOf(StaffMember staff, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await database.MailSettings.AsNoTracking().SingleOrDefaultAsync(row => row.AuthorityId == staff.Authority && row.UserId == staff.Id, cancellationToken);
        return row is null ? MailSetting.Usual : Read(row);
    }

    public async Task Keep(StaffMember staff, MailSetting setting, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(setting);
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        // Two pages of one person may keep at once: either may be the one that stays.
        await database.Database.ExecuteSqlAsync(
            $"""
             insert into mail_setting (authority_id, user_id, address, morning, alarms, quiet_from, quiet_until, language)
             values ({staff.Authority.Value}, {staff.Id.Value}, {setting.Address}, {setting.Morning}, {setting.Alarms}, {Minutes(setting.QuietFrom)}, {Minutes(setting.QuietUntil)}, {setting.Language})
             on conflict (authority_id, user_id) do update set address = excluded.address, morning = excluded.morning, alarms = excluded.alarms,
             quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until, language = excluded.language
             """,
            cancellationToken);
        await database.MailSettings.Where(row => row.AuthorityId == staff.Authority && row.UserId == staff.Id)
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.DigestedOn, setting.DigestedOn), cancellationToken);
    }

    public async Task<bool> Digest(AuthorityId authority, UserId user, LocalDate morning, WrittenMail? mail, Instant now, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        var marked = await database.MailSettings.Where(row => row.AuthorityId == authority && row.UserId == user && (row.DigestedOn == null || row.DigestedOn < morning))
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.DigestedOn, (LocalDate?)morning), cancellationToken);
        if (marked == 0)
        {
            return false;
        }
        if (mail is not null)
        {
            database.Mails.Add(Row(authority, mail, now));
            await database.SaveChangesAsync(cancellationToken);
        }
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    public async Task<IReadOnlyList<ClaimedMail>> Claim(Instant now, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var waiting = await database.Mails.AsNoTracking().Where(row => row.NotBefore != null && row.NotBefore <= now)
            .OrderBy(row => row.NotBefore).ThenBy(row => row.MailId).Take(MailLimits.BatchMails).ToListAsync(cancellationToken);
        var claimed = new List<ClaimedMail>();
        foreach (var mail in waiting)
        {
            // Of two nodes that saw the same row, one changes it as it saw it.
            if (await One(database, mail.AuthorityId, mail.MailId).Where(row => row.NotBefore == mail.NotBefore && row.Attempts == mail.Attempts)
                .ExecuteUpdateAsync(row => row.SetProperty(one => one.NotBefore, (Instant?)(now + MailLimits.Lease)).SetProperty(one => one.Attempts, mail.Attempts + 1), cancellationToken) == 1)
            {
                claimed.Add(await Claimed(database, mail, cancellationToken));
            }
        }
        return claimed;
    }

    public async Task Sent(ClaimedMail mail, Instant at, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(mail);
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        await One(database, mail.Authority, mail.Mail.Id)
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.NotBefore, (Instant?)null).SetProperty(one => one.SentAt, (Instant?)at).SetProperty(one => one.Why, (string?)null), cancellationToken);
    }

    public async Task Failed(ClaimedMail mail, Instant at, Instant? retryAt, string why, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(mail);
        Instant? givenUp = retryAt is null ? at : null;
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        await One(database, mail.Authority, mail.Mail.Id)
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.NotBefore, retryAt).SetProperty(one => one.GivenUpAt, givenUp).SetProperty(one => one.Why, why), cancellationToken);
    }

    public async Task<MailBacklog> Backlog(AuthorityId authority, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var dead = await database.Mails.AsNoTracking().Where(row => row.AuthorityId == authority && row.GivenUpAt != null)
            .OrderByDescending(row => row.GivenUpAt).Take(MailBacklog.DeadMax).ToListAsync(cancellationToken);
        return new MailBacklog(
            await database.Mails.CountAsync(row => row.AuthorityId == authority && row.NotBefore != null, cancellationToken),
            [.. dead.Select(row => new DeadMail(row.MailId, row.UserId, row.Kind, row.WrittenAt, row.GivenUpAt!.Value, row.Attempts, row.Why ?? ""))]);
    }

    public async Task<bool> Retry(AuthorityId authority, Guid mail, Instant now, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await One(database, authority, mail).Where(row => row.GivenUpAt != null)
            .ExecuteUpdateAsync(
                row => row.SetProperty(one => one.NotBefore, (Instant?)now).SetProperty(one => one.GivenUpAt, (Instant?)null).SetProperty(one => one.Attempts, 0), cancellationToken) == 1;
    }

    public async Task<int> Purge(Instant before, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await database.Mails.Where(row => row.NotBefore == null && row.WrittenAt < before).ExecuteDeleteAsync(cancellationToken);
    }

    internal static StoredMail Row(AuthorityId authority, WrittenMail mail, Instant now) => new()
    {
        AuthorityId = authority,
        MailId = mail.Id,
        UserId = mail.To,
        Kind = mail.Kind,
        Alarms = mail.Counts.Alarms,
        Escalations = mail.Counts.Escalations,
        Overdue = mail.Counts.Overdue,
        DueToday = mail.Counts.DueToday,
        Unread = mail.Counts.Unread,
        HandedOver = mail.Counts.HandedOver,
        WrittenAt = now,
        NotBefore = now,
    };

    private static async Task<ClaimedMail> Claimed(WorkflowDbContext database, StoredMail row, CancellationToken cancellationToken)
    {
        var setting = await database.MailSettings.AsNoTracking()
            .SingleOrDefaultAsync(one => one.AuthorityId == row.AuthorityId && one.UserId == row.UserId, cancellationToken);
        var works = await database.Users.AnyAsync(user => user.AuthorityId == row.AuthorityId && user.UserId == row.UserId && !user.Disabled, cancellationToken);
        var wanted = works && setting is { Address.Length: > 0 } && (row.Kind == MailKind.Alarm ? setting.Alarms : setting.Morning);
        return new ClaimedMail(
            row.AuthorityId,
            new WrittenMail(row.MailId, row.UserId, row.Kind, new MailCounts(row.Alarms, row.Escalations, row.Overdue, row.DueToday, row.Unread, row.HandedOver)),
            wanted ? setting!.Address : null,
            setting?.Language ?? MailSetting.Usual.Language,
            row.Attempts + 1);
    }

    private static IQueryable<StoredMail> One(WorkflowDbContext database, AuthorityId authority, Guid mail) =>
        database.Mails.Where(row => row.AuthorityId == authority && row.MailId == mail);

    private static MailSetting Read(StoredMailSetting row) =>
        new(row.Address, row.Morning, row.Alarms, Time(row.QuietFrom), Time(row.QuietUntil), row.Language, row.DigestedOn);

    private static int Minutes(LocalTime time) => (time.Hour * MinutesInHour) + time.Minute;

    private static LocalTime Time(int minutes) => new(minutes / MinutesInHour, minutes % MinutesInHour);
}
