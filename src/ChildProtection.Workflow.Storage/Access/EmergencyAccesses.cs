using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Access;

/// <summary>Cases opened in an emergency, through EF Core.</summary>
public sealed class EmergencyAccesses(IDbContextFactory<WorkflowDbContext> contexts) : IEmergencyAccesses
{
    public async Task Add(EmergencyAccess access, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(access);
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        database.EmergencyAccesses.Add(new StoredEmergencyAccess
        {
            AuthorityId = access.Authority, CaseId = access.Case, UserId = access.User, OpenedAt = access.At, UntilAt = access.Until, Reason = access.Reason,
        });
        await database.SaveChangesAsync(cancellationToken);
    }

    public async Task<EmergencyAccess?> Find(AuthorityId authority, CaseId caseId, UserId user, Instant at, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await database.EmergencyAccesses.AsNoTracking()
            .Where(row => row.AuthorityId == authority && row.CaseId == caseId && row.UserId == user && row.OpenedAt <= at && row.UntilAt > at)
            .OrderByDescending(row => row.UntilAt).FirstOrDefaultAsync(cancellationToken);
        return row is null ? null : Read(row);
    }

    public async Task<IReadOnlyList<EmergencyAccess>> Since(AuthorityId authority, Instant from, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await database.EmergencyAccesses.AsNoTracking().Where(row => row.AuthorityId == authority && row.OpenedAt >= from)
            .OrderByDescending(row => row.OpenedAt).Take(IEmergencyAccesses.EntriesMax).ToListAsync(cancellationToken);
        return [.. rows.Select(Read)];
    }

    private static EmergencyAccess Read(StoredEmergencyAccess row) => new(row.AuthorityId, row.CaseId, row.UserId, row.OpenedAt, row.UntilAt, row.Reason);
}
