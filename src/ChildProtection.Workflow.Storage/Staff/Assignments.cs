using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People.Facts;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Storage.People;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Staff;

/// <summary>The assignments as the hot path writes them. Found from the closed accounts, so that the cost follows who left and not how many cases there are.</summary>
public sealed class Assignments(IDbContextFactory<WorkflowDbContext> contexts) : IAssignments
{
    public async Task<IReadOnlyList<HeldByLeaver>> HeldByLeavers(int limit, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var held = from user in database.Users.AsNoTracking()
                   where user.Disabled
                   join assignment in database.Assignments.AsNoTracking() on new { user.AuthorityId, user.UserId } equals new { assignment.AuthorityId, assignment.UserId }
                   where assignment.ToAt == null
                   select assignment;
        var rows = await held.OrderBy(row => row.AuthorityId).ThenBy(row => row.CaseId).ThenBy(row => row.Role).Take(limit).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new HeldByLeaver(row.AuthorityId, row.CaseId, row.Role, row.UserId))];
    }

    public async Task<IReadOnlyDictionary<UserId, int>> OpenCases(AuthorityId authority, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await database.Assignments.AsNoTracking()
            .Where(row => row.AuthorityId == authority && row.ToAt == null
                && !database.Cases.Any(one => one.AuthorityId == authority && one.CaseId == row.CaseId
                    && SameChildren.Restricted(database, authority).Contains(one.ChildId)))
            .GroupBy(row => row.UserId)
            .Select(group => new { User = group.Key, Cases = group.Select(row => row.CaseId).Distinct().Count() })
            .ToDictionaryAsync(row => row.User, row => row.Cases, cancellationToken);
    }

    public async Task<IReadOnlyList<(CaseId Case, UserId User)>> HeldBy(AuthorityId authority, IReadOnlyList<UserId> users, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await database.Assignments.AsNoTracking()
            .Where(row => row.AuthorityId == authority && row.ToAt == null && users.Contains(row.UserId))
            .Select(row => new { row.CaseId, row.UserId }).Distinct().OrderBy(row => row.CaseId).ThenBy(row => row.UserId).ToListAsync(cancellationToken);
        return [.. rows.Select(row => (row.CaseId, row.UserId))];
    }

    public async Task<IReadOnlyList<CaseId>> HeldBetween(AuthorityId authority, UserId user, Instant from, Instant until, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await database.Assignments.AsNoTracking()
            .Where(row => row.AuthorityId == authority && row.UserId == user && row.FromAt < until && (row.ToAt == null || row.ToAt > from))
            .Select(row => row.CaseId).Distinct().OrderBy(row => row).ToListAsync(cancellationToken);
    }

    public async Task<IReadOnlySet<UserId>> HeldAround(AuthorityId authority, ChildId child, IReadOnlyList<string> roles, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var records = (await SameChildren.Of(database, authority, child, cancellationToken)).ToArray();
        var subjects = records.Select(SubjectId.Of).ToArray();
        var families = database.FamilyMembers.Where(row => row.AuthorityId == authority && EF.Parameter(records).Contains(row.ChildId)).Select(row => row.FamilyId);
        var siblings = await database.FamilyMembers.AsNoTracking()
            .Where(row => row.AuthorityId == authority && families.Contains(row.FamilyId)).Select(row => row.ChildId).Distinct().ToListAsync(cancellationToken);
        var homes = database.Facts
            .Where(row => row.AuthorityId == authority && EF.Parameter(subjects).Contains(row.SubjectId) && row.AboutId != null && row.Kind == FactKinds.LivesIn.Name).Select(row => row.AboutId);
        var living = await database.Facts.AsNoTracking()
            .Where(row => row.AuthorityId == authority && row.Kind == FactKinds.LivesIn.Name && homes.Contains(row.AboutId)).Select(row => row.SubjectId).Distinct().ToListAsync(cancellationToken);
        var children = records.Concat(siblings).Concat(living.Select(one => new ChildId(one.Value))).Distinct().ToArray();
        var users = await database.Assignments.AsNoTracking()
            .Where(row => row.AuthorityId == authority && roles.Contains(row.Role)
                && database.Cases.Any(one => one.AuthorityId == authority && one.CaseId == row.CaseId && EF.Parameter(children).Contains(one.ChildId)))
            .Select(row => row.UserId).Distinct().ToListAsync(cancellationToken);
        return users.ToHashSet();
    }

    public async Task<IReadOnlyList<HeldRole>> History(AuthorityId authority, CaseId caseId, string role, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await database.Assignments.AsNoTracking()
            .Where(row => row.AuthorityId == authority && row.CaseId == caseId && row.Role == role)
            .OrderByDescending(row => row.FromAt)
            .Select(row => new HeldRole(row.UserId, row.FromAt, row.ToAt)).ToListAsync(cancellationToken);
    }
}
