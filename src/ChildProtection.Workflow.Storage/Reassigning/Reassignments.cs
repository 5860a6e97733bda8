using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Reassigning;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Reassigning;

/// <summary>What was reassigned at once, through EF Core.</summary>
public sealed class Reassignments(IDbContextFactory<WorkflowDbContext> contexts) : IReassignments
{
    public async Task Add(AuthorityId authority, Reassignment reassignment, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reassignment);
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        database.Reassignments.Add(new StoredReassignment
        {
            AuthorityId = authority, ReassignmentId = reassignment.Id, FromId = reassignment.From, ToId = reassignment.To, Reason = reassignment.Reason, MadeAt = reassignment.Made.At, MadeBy = reassignment.Made.By,
        });
        database.ReassignedRoles.AddRange(reassignment.Roles.Select(role => new StoredReassignedRole { AuthorityId = authority, ReassignmentId = reassignment.Id, CaseId = role.Case, Role = role.Role }));
        try
        {
            await database.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Of the same form sent twice at once, the database takes one.
            if (await Find(authority, reassignment.Id, cancellationToken) is null)
            {
                throw;
            }
        }
    }

    public async Task<Reassignment?> Find(AuthorityId authority, Guid id, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return (await Read(database, authority, database.Reassignments.Where(row => row.AuthorityId == authority && row.ReassignmentId == id), cancellationToken)).SingleOrDefault();
    }

    public async Task<bool> Undo(AuthorityId authority, Guid id, Signature by, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await database.Reassignments.Where(row => row.AuthorityId == authority && row.ReassignmentId == id && row.UndoneAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.UndoneAt, (Instant?)by.At).SetProperty(one => one.UndoneBy, (UserId?)by.By), cancellationToken) == 1;
    }

    public async Task<IReadOnlyList<Reassignment>> Of(AuthorityId authority, CaseId caseId, string role, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var ids = database.ReassignedRoles.Where(row => row.AuthorityId == authority && row.CaseId == caseId && row.Role == role).Select(row => row.ReassignmentId);
        return await Read(database, authority, database.Reassignments.Where(row => row.AuthorityId == authority && ids.Contains(row.ReassignmentId)), cancellationToken);
    }

    private static async Task<IReadOnlyList<Reassignment>> Read(WorkflowDbContext database, AuthorityId authority, IQueryable<StoredReassignment> found, CancellationToken cancellationToken)
    {
        var rows = await found.AsNoTracking().OrderByDescending(row => row.MadeAt).ToListAsync(cancellationToken);
        var ids = rows.Select(row => row.ReassignmentId).ToList();
        var roles = (await database.ReassignedRoles.AsNoTracking().Where(row => row.AuthorityId == authority && ids.Contains(row.ReassignmentId))
            .OrderBy(row => row.CaseId).ThenBy(row => row.Role).ToListAsync(cancellationToken)).ToLookup(row => row.ReassignmentId);
        return
        [
            .. rows.Select(row => new Reassignment(
                row.ReassignmentId, row.FromId, row.ToId, row.Reason, new Signature(row.MadeBy, row.MadeAt), row is { UndoneBy: { } who, UndoneAt: { } at } ? new Signature(who, at) : null,
                [.. roles[row.ReassignmentId].Select(role => new ReassignedRole(role.CaseId, role.Role))])),
        ];
    }
}
