using ChildProtection.Workflow.Cases.Absences;
using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Access.Restricting;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.OutOfHours;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Staff;

namespace ChildProtection.Workflow.Cases.Notices;

/// <summary>
/// Who is told, as of one moment: those who are asked, whoever sees to their work while they are away, and of a restricted file those alone for whom it is there.
/// </summary>
/// <param name="staff">Everybody of the authority who works here.</param>
/// <param name="today">Who is away, and who sees to their work.</param>
/// <param name="standings">How each stands to restricted files.</param>
internal sealed class Recipients(
    IReadOnlyList<StaffMember> staff, IReadOnlyList<Covering> today, IReadOnlyDictionary<UserId, RestrictedStanding> standings)
{
    private readonly Dictionary<UserId, StaffMember> byId = staff.ToDictionary(member => member.Id);

    /// <summary>Those on whose list the rows stand. Where a restricted file hides them from everybody who is asked: those who answer for it.</summary>
    public IReadOnlyList<Addressee> Asked(ChildId child, IEnumerable<TaskRow> rows)
    {
        var asked = Seeing(child, WithCovers(rows.SelectMany(AskedBy)));
        return asked.Count > 0 ? asked : Keepers(child, except: null);
    }

    public IReadOnlyList<Addressee> One(ChildId? child, UserId user, NoticeReason reason, string role) => Seeing(child, [new Addressee(user, reason, role, null)]);

    /// <summary>The managers of a team who let pass and are asked about what was let pass, but for whoever did it.</summary>
    public IReadOnlyList<Addressee> ManagersOf(TeamId team, ChildId child, string except) => Seeing(child,
        staff.Where(member => member.Id.ToString() != except && AccessTable.Allows(member, Permission.AssignRoles) && AccessTable.Allows(member, Permission.SeeOverrides) && member.Teams.Contains(team))
            .Select(member => new Addressee(member.Id, NoticeReason.Manages, "", null)));

    /// <summary>Those who go on with a child by day: whoever holds a role for the case, and the managers of its team; else those who answer for the file.</summary>
    public IReadOnlyList<Addressee> Day(HandoverNote note)
    {
        var day = Seeing(note.Child, WithCovers(note.Holders.Select(held => new Addressee(held.User, NoticeReason.Holds, held.Role, null)))
            .Concat(ManagersOf(note.Team, note.Child, except: note.Written.By.ToString())).Where(one => one.User != note.Written.By));
        return day.Count > 0 ? day : Keepers(note.Child, except: note.Written.By);
    }

    /// <summary>Those who answer for a restricted file.</summary>
    public IReadOnlyList<Addressee> Keepers(ChildId child, UserId? except) => Seeing(child,
        staff.Where(member => member.Id != except && AccessTable.Allows(member, Permission.RestrictFiles) && standings[member.Id].Named.Contains(child))
            .Select(member => new Addressee(member.Id, NoticeReason.Keeps, "", null)));

    public StaffMember? Find(UserId user) => byId.GetValueOrDefault(user);

    private IEnumerable<Addressee> AskedBy(TaskRow row) => row.Assignee is { } holder
        ? [new Addressee(holder, NoticeReason.Holds, row.Role, null)]
        : staff.Where(member => member.Holds(row.Role) && (row.Team is not { } team || member.Teams.Contains(team))).Select(member => new Addressee(member.Id, NoticeReason.Role, row.Role, null));

    private IEnumerable<Addressee> WithCovers(IEnumerable<Addressee> asked)
    {
        foreach (var one in asked)
        {
            yield return one;
            foreach (var by in today.Where(covering => covering.Away.Id == one.User).SelectMany(covering => covering.By))
            {
                yield return new Addressee(by.Id, NoticeReason.Covers, one.Role, one.User);
            }
        }
    }

    /// <summary>Each once, for the first reason, and only who has a list and for whom the child's file is there.</summary>
    private IReadOnlyList<Addressee> Seeing(ChildId? child, IEnumerable<Addressee> all) =>
    [
        .. all.DistinctBy(one => one.User).Where(one =>
            byId.TryGetValue(one.User, out var member) && AccessTable.Allows(member, Permission.SeeMyWork) && (child is not { } about || !standings[one.User].Hidden.Hides(about))),
    ];
}
