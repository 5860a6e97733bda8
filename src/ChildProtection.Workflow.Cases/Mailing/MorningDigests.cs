using ChildProtection.Workflow.Cases.Absences;
using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Staff;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Mailing;

/// <summary>
/// Writes each working morning's mails to those who want one. It looks at what is: a node that was down in the morning writes them when it is up. Any node may run it, and
/// several at once: of two, one marks the morning.
/// </summary>
public sealed class MorningDigests(IMailbox mailbox, IStaffDirectory directory, Covers covers, CountingWork counting, ICalendarLibrary calendars, IClock clock, MailSwitch mailing)
{
    /// <summary>Gives how many mornings were seen to.</summary>
    public async Task<int> Run(CancellationToken cancellationToken)
    {
        if (!mailing.IsOn)
        {
            return 0;
        }
        var written = 0;
        foreach (var authority in (await directory.EverybodyEverywhere(cancellationToken)).GroupBy(member => member.Authority))
        {
            written += await Run(authority.Key, authority.ToDictionary(member => member.Id), cancellationToken);
        }
        return written;
    }

    private async Task<int> Run(AuthorityId authority, Dictionary<UserId, StaffMember> staff, CancellationToken cancellationToken)
    {
        var calendar = calendars.Default(authority);
        var now = clock.GetCurrentInstant();
        var (today, time) = (calendar.DateOf(now), now.InZone(calendar.Zone).TimeOfDay);
        if (calendar.Knows(today) && !calendar.IsWorkingDay(today))
        {
            return 0;
        }
        var written = 0;
        foreach (var (user, setting) in await mailbox.Settings(authority, cancellationToken))
        {
            if (!IsDue(setting, today, time) || !staff.TryGetValue(user, out var member) || !AccessTable.Allows(member, Permission.SeeMyWork))
            {
                continue;
            }
            var counts = await counting.Of(await covers.With(member, cancellationToken), calendar, now, cancellationToken);
            var mail = counts.IsEmpty ? null : new WrittenMail(Guid.NewGuid(), user, MailKind.Digest, counts);
            written += await mailbox.Digest(authority, user, today, mail, now, cancellationToken) ? 1 : 0;
        }
        return written;
    }

    private static bool IsDue(MailSetting setting, LocalDate today, LocalTime time) =>
        setting is { Morning: true, Address.Length: > 0 } && setting.DigestedOn != today && time >= MailSetting.MorningFrom && !setting.IsQuiet(time);
}
