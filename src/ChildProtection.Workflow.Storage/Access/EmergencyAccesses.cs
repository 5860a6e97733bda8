using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Administration;
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

    public async Task<IReadOnlyList<CaseId>> OpenTo(AuthorityId authority, UserId user, Instant at, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        // By the index of when they were opened: what is open now was opened within the time that one lasts.
        var since = at - EmergencyAccess.Lasts;
        return await database.EmergencyAccesses.AsNoTracking()
            .Where(row => row.AuthorityId == authority && row.OpenedAt >= since && row.OpenedAt <= at && row.UserId == user && row.UntilAt > at)
            .Select(row => row.CaseId).Distinct().ToListAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<EmergencyAccess>> Since(AuthorityId authority, Instant from, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await database.EmergencyAccesses.AsNoTracking().Where(row => row.AuthorityId == authority && row.OpenedAt >= from)
            .OrderByDescending(row => row.OpenedAt).Take(IEmergencyAccesses.EntriesMax).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new EmergencyAccess(row.AuthorityId, row.CaseId, row.UserId, row.OpenedAt, row.UntilAt, row.Reason))];
    }

    public async Task<IReadOnlyList<EmergencyReview>> Reviews(AuthorityId authority, Instant from, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await database.EmergencyReviews.AsNoTracking().Where(row => row.AuthorityId == authority && row.OpenedAt >= from).ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(row => new EmergencyReview(
                row.AuthorityId, row.CaseId, row.UserId, row.OpenedAt, row.View, row.Words, new Signature(row.ReviewedBy, row.ReviewedAt))),
        ];
    }

    public async Task<bool> Review(EmergencyReview review, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(review);
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        database.EmergencyReviews.Add(new StoredEmergencyReview
        {
            AuthorityId = review.Authority, CaseId = review.Case, UserId = review.Opener, OpenedAt = review.OpenedAt, View = review.View, Words = review.Words,
            ReviewedBy = review.By.By, ReviewedAt = review.By.At,
        });
        try
        {
            await database.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException)
        {
            return false;
        }
    }
}
