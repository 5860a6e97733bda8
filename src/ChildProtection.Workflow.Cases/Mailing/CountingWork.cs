using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Notices;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Engine.Calendars;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Mailing;

/// <summary>Counts what stands on somebody's list and what they have not read, as they see it.</summary>
public sealed class CountingWork(ICaseFiles files, INotices notices, CaseDoor door)
{
    /// <param name="staff">With those whose work they see to.</param>
    public async Task<MailCounts> Of(StaffMember staff, WorkingCalendar calendar, Instant now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(staff);
        ArgumentNullException.ThrowIfNull(calendar);
        var hidden = await door.HiddenFrom(staff, cancellationToken);
        var rows = new Dictionary<(Identity.CaseId, string), TaskRow>();
        foreach (var whose in staff.Covers.Select(covered => covered.Away).Prepend(staff))
        {
            foreach (var line in await files.WorkOf(whose.Authority, whose.Id, whose.Roles, whose.Teams, hidden, ICaseFiles.LinesMax, cancellationToken))
            {
                rows[(line.Case, line.Row.Key)] = line.Row;
            }
        }
        var tonight = calendar.EndOf(calendar.DateOf(now));
        var asked = rows.Values.Where(row => row.Kind is TaskRowKind.Task or TaskRowKind.Duty or TaskRowKind.PutRight).ToList();
        return new MailCounts(
            rows.Values.Count(row => row.Kind == TaskRowKind.Alarm),
            rows.Values.Count(row => row.Kind == TaskRowKind.Escalation),
            asked.Count(row => row.DueAt < now),
            asked.Count(row => row.DueAt >= now && row.DueAt <= tonight),
            await notices.Unread(staff, hidden, null, cancellationToken),
            await notices.Unread(staff, hidden, NoticeKind.HandedOver, cancellationToken));
    }
}
