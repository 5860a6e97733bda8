using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Outbox;

/// <summary>The outbox for operators and health: the same on both databases.</summary>
public sealed class OutboxAdministration(IDbContextFactory<WorkflowDbContext> contexts) : IOutboxOperations
{
    public async Task<OutboxBacklog> Backlog(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var waiting = context.Outbox.Where(delivery => delivery.State == DeliveryState.Waiting);
        return new OutboxBacklog(
            await waiting.LongCountAsync(cancellationToken),
            await context.Incidents.LongCountAsync(incident => incident.DeliveryId != null && incident.ResolvedAt == null, cancellationToken),
            await waiting.MinAsync(delivery => (Instant?)delivery.RecordedAt, cancellationToken));
    }

    public async Task<IReadOnlyList<OutboxClaim>> Claims(Instant now, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var claims = await context.Outbox.Where(delivery => delivery.State == DeliveryState.Waiting && delivery.ClaimedBy != null && delivery.NotBefore > now)
            .GroupBy(delivery => delivery.ClaimedBy!, (node, held) => new { Node = node, Deliveries = held.Count(), Until = held.Max(delivery => delivery.NotBefore) })
            .OrderBy(claim => claim.Node).ToListAsync(cancellationToken);
        return [.. claims.Select(claim => new OutboxClaim(claim.Node, claim.Deliveries, claim.Until ?? now))];
    }

    public Task<bool> Retry(AuthorityId authority, long deliveryId, string by, Instant now, CancellationToken cancellationToken) =>
        Resolve(authority, deliveryId, DeliveryState.Waiting, null, by, now, cancellationToken);

    public Task<bool> Discard(AuthorityId authority, long deliveryId, string by, Instant now, CancellationToken cancellationToken) =>
        Resolve(authority, deliveryId, DeliveryState.Discarded, now, by, now, cancellationToken);

    private async Task<bool> Resolve(
        AuthorityId authority, long deliveryId, DeliveryState state, Instant? settledAt, string by, Instant now, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var found = await context.Outbox
            .Where(delivery => delivery.AuthorityId == authority && delivery.DeliveryId == deliveryId && delivery.State == DeliveryState.SetAside)
            .ExecuteUpdateAsync(
                set => set.SetProperty(delivery => delivery.State, state).SetProperty(delivery => delivery.SettledAt, settledAt)
                    .SetProperty(delivery => delivery.NotBefore, (Instant?)null).SetProperty(delivery => delivery.Failures, 0),
                cancellationToken);
        if (found == 0)
        {
            return false;
        }
        await context.Incidents
            .Where(incident => incident.AuthorityId == authority && incident.DeliveryId == deliveryId && incident.ResolvedAt == null)
            .ExecuteUpdateAsync(
                set => set.SetProperty(incident => incident.ResolvedAt, (Instant?)now).SetProperty(incident => incident.ResolvedBy, by),
                cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}
