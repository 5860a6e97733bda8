using System.Text;
using ChildProtection.Workflow.Cases.Access.Restricting;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.People.Facts;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Storage.People;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Reading;

/// <summary>What pages read, through EF Core.</summary>
public sealed class CaseFiles(IDbContextFactory<WorkflowDbContext> contexts) : ICaseFiles
{
    public async Task<IReadOnlyList<ListedWork>> WorkOf(
        AuthorityId authority, UserId user, IReadOnlyList<string> roles, IReadOnlyList<TeamId> teams, HiddenFiles hidden, int limit, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var mine = database.Tasks.AsNoTracking().Where(task =>
            task.AuthorityId == authority &&
            (task.Assignee == user ||
             (task.Assignee == null && roles.Contains(task.Role) && (task.TeamId == null || teams.Contains(task.TeamId.Value)))));
        return await Lines(database, mine, hidden, limit, cancellationToken);
    }

    public async Task<IReadOnlyList<ListedWork>> WorkOfOthers(
        AuthorityId authority, UserId user, IReadOnlyList<string> roles, HiddenFiles hidden, int limit, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var held = database.Assignments.AsNoTracking()
            .Where(assignment => assignment.AuthorityId == authority && assignment.UserId == user && assignment.ToAt == null).Select(assignment => assignment.CaseId);
        var theirs = database.Tasks.AsNoTracking().Where(task =>
            task.AuthorityId == authority && held.Contains(task.CaseId) && (task.Kind == TaskRowKind.Task || task.Kind == TaskRowKind.Duty) &&
            (task.Assignee == null ? !roles.Contains(task.Role) : task.Assignee != user));
        return await Lines(database, theirs, hidden, limit, cancellationToken);
    }

    public async Task<IReadOnlyList<ListedWork>> WorkOfTeams(
        AuthorityId authority, IReadOnlyList<TeamId> teams, HiddenFiles hidden, int limit, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var theirs = database.Tasks.AsNoTracking().Where(task =>
            task.AuthorityId == authority && task.TeamId != null && teams.Contains(task.TeamId.Value));
        return await Lines(database, theirs, hidden, limit, cancellationToken);
    }

    public async Task<IReadOnlyList<ListedWork>> WorkOfChildren(
        AuthorityId authority, IReadOnlyCollection<ChildId> children, int limit, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var cases = database.Cases.AsNoTracking().Where(one => one.AuthorityId == authority && children.Contains(one.ChildId)).Select(one => one.CaseId);
        var theirs = database.Tasks.AsNoTracking().Where(task => task.AuthorityId == authority && cases.Contains(task.CaseId));
        return await Lines(database, theirs, HiddenFiles.None, limit, cancellationToken);
    }

    public async Task<IReadOnlyList<ListedWork>> WorkRaised(AuthorityId authority, HiddenFiles hidden, int limit, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var raised = database.Tasks.AsNoTracking().Where(task => task.AuthorityId == authority && (task.Kind == TaskRowKind.Escalation || task.Kind == TaskRowKind.Alarm));
        return await Lines(database, raised, hidden, limit, cancellationToken);
    }

    public async Task<IReadOnlyList<ListedWork>> WorkOfNight(
        AuthorityId authority, IReadOnlyList<string> standing, IReadOnlyList<string> duties, Instant until, HiddenFiles hidden, int limit, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var tonight = database.Tasks.AsNoTracking().Where(task => task.AuthorityId == authority
            && ((task.Kind == TaskRowKind.Task && standing.Contains(task.Name)) || (task.Kind == TaskRowKind.Duty && duties.Contains(task.Name) && task.DueAt <= until)));
        return await Lines(database, tonight, hidden, limit, cancellationToken);
    }

    public async Task<IReadOnlyList<ListedCase>> Cases(
        AuthorityId authority, IReadOnlyList<TeamId> teams, string? childName, HiddenFiles hidden, int limit, CancellationToken cancellationToken)
    {
        var unseen = hidden.Children;
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var found = from one in database.Cases.AsNoTracking()
                    join child in database.Children.AsNoTracking() on new { one.AuthorityId, one.ChildId } equals new { child.AuthorityId, child.ChildId }
                    where one.AuthorityId == authority && teams.Contains(one.TeamId) && !unseen.Contains(one.ChildId)
                    select new { Case = one, Child = child };
        var rows = found.OrderBy(each => each.Case.Closed).ThenByDescending(each => each.Case.ChangedAt).ThenBy(each => each.Case.CaseId)
            .Select(each => new
            {
                each.Case.CaseId,
                each.Case.ChildId,
                each.Child.GivenName,
                each.Child.FamilyName,
                each.Child.KnownAs,
                each.Case.TeamId,
                each.Case.DefinitionHash,
                each.Case.MainState,
                each.Case.Closed,
                each.Case.OpenedAt,
                each.Case.ChangedAt,
            });
        // Names are compared here: SQLite knows upper and lower case of the letters of English alone, and no child may go unfound for a circumflex.
        var wanted = BareName.Of(childName ?? string.Empty);
        var cases = new List<ListedCase>();
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var called = CalledName.Of(row.KnownAs, row.GivenName, row.FamilyName);
            if (BareName.Of($"{row.GivenName} {row.FamilyName}").Contains(wanted, StringComparison.Ordinal) || BareName.Of(called).Contains(wanted, StringComparison.Ordinal))
            {
                cases.Add(new ListedCase(
                    row.CaseId, row.ChildId, called, row.TeamId, row.DefinitionHash, row.MainState, row.Closed, row.OpenedAt, row.ChangedAt));
            }
            if (cases.Count == limit)
            {
                break;
            }
        }
        return cases;
    }

    public async Task<ChildFile?> Child(AuthorityId authority, ChildId child, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await database.Children.AsNoTracking()
            .SingleOrDefaultAsync(row => row.AuthorityId == authority && row.ChildId == child, cancellationToken);
        if (found is null)
        {
            return null;
        }
        var records = (await SameChildren.Of(database, authority, child, cancellationToken)).ToArray();
        var families = database.FamilyMembers.AsNoTracking().Where(member => member.AuthorityId == authority && EF.Parameter(records).Contains(member.ChildId)).Select(member => member.FamilyId);
        var siblings = await (
            from member in database.FamilyMembers.AsNoTracking()
            where member.AuthorityId == authority && families.Contains(member.FamilyId) && !EF.Parameter(records).Contains(member.ChildId)
            join row in database.Children.AsNoTracking() on new { member.AuthorityId, member.ChildId } equals new { row.AuthorityId, row.ChildId }
            select new
            {
                row.ChildId,
                row.GivenName,
                row.FamilyName,
                row.KnownAs,
                Open = database.Cases
                    .Where(one => one.AuthorityId == authority && one.ChildId == row.ChildId && !one.Closed)
                    .Select(one => (CaseId?)one.CaseId).FirstOrDefault(),
            }).Distinct().ToListAsync(cancellationToken);
        var leading = await SameChildren.Leading(database, authority, [.. siblings.Select(row => row.ChildId)], cancellationToken);
        return new ChildFile(
            found.ChildId, found.GivenName, found.FamilyName, found.BornOn, found.ExpectedOn,
            [
                .. Once(siblings.Select(row => new Sibling(leading.GetValueOrDefault(row.ChildId, row.ChildId), CalledName.Of(row.KnownAs, row.GivenName, row.FamilyName), row.Open)))
                    .OrderBy(sibling => sibling.Name, StringComparer.Ordinal),
            ])
        {
            KnownAs = found.KnownAs,
            Records = records,
            Related = await Related(database, authority, records, cancellationToken),
        };
    }

    /// <summary>A brother or sister who has several records stands there once, or once for each case that is open: nobody's case goes out of sight.</summary>
    private static IEnumerable<Sibling> Once(IEnumerable<Sibling> siblings) =>
        siblings.GroupBy(sibling => sibling.Child).SelectMany(same => same.Any(each => each.OpenCase is not null) ? same.Where(each => each.OpenCase is not null) : same.Take(1));

    /// <summary>Those who stand in a relationship with the child now, by name.</summary>
    private static async Task<IReadOnlyList<PersonOnFile>> Related(WorkflowDbContext database, AuthorityId authority, ChildId[] records, CancellationToken cancellationToken)
    {
        var subjects = records.Select(SubjectId.Of).ToArray();
        var others = await database.Facts.AsNoTracking()
            .Where(row => row.AuthorityId == authority && EF.Parameter(subjects).Contains(row.SubjectId) && row.Kind == FactKinds.Relationship.Name && row.ToDate == null && row.CorrectedAt == null && row.AboutId != null)
            .Select(row => row.AboutId!.Value).Distinct().ToListAsync(cancellationToken);
        var persons = others.Select(other => new PersonId(other.Value)).ToList();
        var cards = await database.Persons.AsNoTracking().Where(row => row.AuthorityId == authority && persons.Contains(row.PersonId)).ToListAsync(cancellationToken);
        return [.. cards.Select(row => new PersonOnFile(row.PersonId.ToString(), $"{row.GivenName} {row.FamilyName}".Trim())).OrderBy(person => person.Name, StringComparer.Ordinal)];
    }

    public async Task<IReadOnlyList<RecordRow>> Records(AuthorityId authority, CaseId caseId, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await database.Records.AsNoTracking()
            .Where(record => record.AuthorityId == authority && record.CaseId == caseId)
            .OrderBy(record => record.List).ThenBy(record => record.RecordedAt).ThenBy(record => record.RecordId.Length).ThenBy(record => record.RecordId)
            .ToListAsync(cancellationToken);
        return [.. rows.Select(Record)];
    }

    public async Task<IReadOnlyDictionary<(CaseId Case, string Record), RecordRow>> RecordsNamed(
        AuthorityId authority, IReadOnlyCollection<(CaseId Case, string Record)> wanted, CancellationToken cancellationToken)
    {
        if (wanted.Count == 0)
        {
            return new Dictionary<(CaseId, string), RecordRow>();
        }
        var (cases, records, asked) = (wanted.Select(each => each.Case).Distinct().ToArray(), wanted.Select(each => each.Record).Distinct().ToArray(), wanted.ToHashSet());
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await database.Records.AsNoTracking()
            .Where(record => record.AuthorityId == authority && EF.Parameter(cases).Contains(record.CaseId) && EF.Parameter(records).Contains(record.RecordId)).ToListAsync(cancellationToken);
        return rows.Where(row => asked.Contains((row.CaseId, row.RecordId))).ToDictionary(row => (row.CaseId, row.RecordId), Record);
    }

    private static RecordRow Record(StoredRecord row) => new()
    {
        List = row.List,
        Id = row.RecordId,
        OccurredAt = row.OccurredAt,
        RecordedAt = row.RecordedAt,
        RecordedBy = row.RecordedBy,
        Revision = row.Revision,
        Fields = Encoding.UTF8.GetBytes(row.Fields),
    };

    public async Task<IReadOnlyList<CaseHead>> Heads(AuthorityId authority, IReadOnlyList<CaseId> cases, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await database.Cases.AsNoTracking()
            .Where(one => one.AuthorityId == authority && cases.Contains(one.CaseId))
            .ToListAsync(cancellationToken);
        return [.. rows.Select(Head)];
    }

    public async Task<IReadOnlyList<CaseHead>> CasesOf(AuthorityId authority, ChildId child, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var records = (await SameChildren.Of(database, authority, child, cancellationToken)).ToArray();
        var rows = await database.Cases.AsNoTracking().Where(one => one.AuthorityId == authority && EF.Parameter(records).Contains(one.ChildId)).ToListAsync(cancellationToken);
        return [.. rows.Select(Head)];
    }

    public async Task<IReadOnlyList<(AuthorityId Authority, ChildId Child)>> ChildrenOfOpenCases(int limit, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await database.Cases.AsNoTracking().Where(one => !one.Closed)
            .OrderBy(one => one.OpenedAt).ThenBy(one => one.CaseId).Take(limit)
            .Select(one => new { one.AuthorityId, one.ChildId }).ToListAsync(cancellationToken);
        return [.. rows.Select(row => (row.AuthorityId, row.ChildId)).Distinct()];
    }

    internal static CaseHead Head(StoredCase row) => new()
    {
        Authority = row.AuthorityId,
        Case = row.CaseId,
        Child = row.ChildId,
        Team = row.TeamId,
        Version = row.Version,
        LastSequence = row.LastSequence,
        LastHash = row.LastHash,
        DefinitionHash = row.DefinitionHash,
        MainState = row.MainState,
        Closed = row.Closed,
        OpenedAt = row.OpenedAt,
        ChangedAt = row.ChangedAt,
        Snapshot = row.Snapshot,
    };

    private static async Task<IReadOnlyList<ListedWork>> Lines(
        WorkflowDbContext database, IQueryable<StoredTask> tasks, HiddenFiles hidden, int limit, CancellationToken cancellationToken)
    {
        var unseen = hidden.Children;
        var lines = from task in tasks
                    join one in database.Cases.AsNoTracking() on new { task.AuthorityId, task.CaseId } equals new { one.AuthorityId, one.CaseId }
                    join child in database.Children.AsNoTracking() on new { one.AuthorityId, one.ChildId } equals new { child.AuthorityId, child.ChildId }
                    where !unseen.Contains(one.ChildId)
                    orderby task.Urgency descending, task.DueAt == null, task.DueAt, task.OpenedAt, task.TaskKey
                    select new
                    {
                        Task = task,
                        one.ChildId,
                        child.GivenName,
                        child.FamilyName,
                        child.KnownAs,
                        one.TeamId,
                        one.DefinitionHash,
                        one.MainState,
                        Family = (from member in database.FamilyMembers
                                  join family in database.Families on new { member.AuthorityId, member.FamilyId } equals new { family.AuthorityId, family.FamilyId }
                                  where member.AuthorityId == one.AuthorityId && member.ChildId == one.ChildId
                                  // Of several groups that which has the most children: there the brothers and sisters stand.
                                  orderby database.FamilyMembers.Count(other => other.AuthorityId == member.AuthorityId && other.FamilyId == member.FamilyId) descending, family.Name
                                  select family.Name).FirstOrDefault(),
                    };
        var rows = await lines.Take(limit).ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(row => new ListedWork(
                new TaskRow
                {
                    Key = row.Task.TaskKey,
                    Name = row.Task.Name,
                    Kind = row.Task.Kind,
                    Role = row.Task.Role,
                    Assignee = row.Task.Assignee,
                    Team = row.Task.TeamId,
                    OpenedAt = row.Task.OpenedAt,
                    DueAt = row.Task.DueAt,
                    Urgency = row.Task.Urgency,
                },
                row.Task.CaseId, row.ChildId, CalledName.Of(row.KnownAs, row.GivenName, row.FamilyName), row.TeamId, row.DefinitionHash, row.MainState)
            {
                Family = row.Family,
            }),
        ];
    }
}
