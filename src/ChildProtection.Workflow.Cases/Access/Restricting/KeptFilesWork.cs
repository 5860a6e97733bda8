using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Staff;

namespace ChildProtection.Workflow.Cases.Access.Restricting;

/// <summary>
/// What restricted files ask of nobody who is named for them: it stands on the lists of those who answer for the restriction. A task of the duty team, or a rung of a
/// ladder that goes to a manager who may not know of the file, would otherwise be seen by nobody.
/// </summary>
public sealed class KeptFilesWork(RestrictedFiles restricted, ICaseFiles files, CaseDecider decider)
{
    public async Task<IReadOnlyList<ListedWork>> Of(StaffMember staff, CancellationToken cancellationToken)
    {
        if (!AccessTable.Allows(staff, Permission.RestrictFiles) || await restricted.FilesOpenTo(staff, cancellationToken) is not { Count: > 0 } kept)
        {
            return [];
        }
        var byChild = kept.SelectMany(file => file.Records.Select(record => (Record: record, File: file))).ToDictionary(each => each.Record, each => each.File);
        var lines = await files.WorkOfChildren(staff.Authority, byChild.Keys, ICaseFiles.LinesMax, cancellationToken);
        var seen = await decider.StaffAsSeen(cancellationToken);
        return [.. lines.Where(line => !byChild[line.Child].Restrictions[0].Readers.Any(reader => byChild[line.Child].Names(reader.User) && IsAsked(reader.User, line)))];

        bool IsAsked(UserId user, ListedWork line) =>
            seen.Find(staff.Authority, user.ToString()) is { } named && AccessTable.Allows(named, Permission.SeeMyWork)
            && (line.Row.Assignee is { } assignee ? assignee == user
                : named.Holds(line.Row.Role) && (line.Row.Team is not { } team || named.Teams.Contains(team)));
    }
}
