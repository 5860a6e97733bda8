using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Staff;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Mailing;

/// <summary>Which mails people want, and those that wait to be sent.</summary>
public interface IMailbox
{
    /// <summary>Of everybody of the authority who has chosen something and works here.</summary>
    Task<IReadOnlyDictionary<UserId, MailSetting>> Settings(AuthorityId authority, CancellationToken cancellationToken);

    /// <summary><see cref="MailSetting.Usual"/> for whoever has chosen nothing.</summary>
    Task<MailSetting> SettingOf(StaffMember staff, CancellationToken cancellationToken);

    Task Keep(StaffMember staff, MailSetting setting, CancellationToken cancellationToken);

    /// <summary>Marks the morning as seen to and writes its mail in one transaction. False: another node did, and nothing is written.</summary>
    /// <param name="mail">Null: there is nothing to say this morning.</param>
    Task<bool> Digest(AuthorityId authority, UserId user, LocalDate morning, WrittenMail? mail, Instant now, CancellationToken cancellationToken);

    /// <summary>Takes mails that may be tried now, the oldest first; for <see cref="MailLimits.Lease"/> no other node takes them.</summary>
    Task<IReadOnlyList<ClaimedMail>> Claim(Instant now, CancellationToken cancellationToken);

    Task Sent(ClaimedMail mail, Instant at, CancellationToken cancellationToken);

    /// <param name="retryAt">When to try again; null: it is given up.</param>
    /// <param name="why">A code; never words of the mail server, which may hold anything.</param>
    Task Failed(ClaimedMail mail, Instant at, Instant? retryAt, string why, CancellationToken cancellationToken);

    Task<MailBacklog> Backlog(AuthorityId authority, CancellationToken cancellationToken);

    /// <summary>Tries what was given up again from the beginning. False: it is not there.</summary>
    Task<bool> Retry(AuthorityId authority, Guid mail, Instant now, CancellationToken cancellationToken);

    /// <summary>Deletes what was sent or given up before. Gives how many mails.</summary>
    Task<int> Purge(Instant before, CancellationToken cancellationToken);
}
