using NodaTime;

namespace ChildProtection.Workflow.Cases.Runtime;

/// <summary>
/// The events that steps have committed and agencies have yet to receive. Written by <see cref="ICaseStore.Apply"/> in the step's own
/// transaction, one delivery a recipient; read by the relay. At least once; in order per case and agency.
/// </summary>
public interface IOutbox
{
    /// <summary>
    /// Claims up to <paramref name="deliveriesMax"/> deliveries that may leave now, for this caller alone until <paramref name="leaseUntil"/>;
    /// a claim that nobody settled by then is free again. Deliveries of one case to one agency come in order of
    /// <see cref="OutboxDelivery.Sequence"/>, and are left out while an earlier one of them is claimed by another or waits for its next attempt.
    /// Claims of several callers, or of one caller several times, are in flight side by side.
    /// </summary>
    /// <param name="node">Who claims, for whoever looks after the service.</param>
    Task<IReadOnlyList<OutboxDelivery>> Claim(Instant now, Instant leaseUntil, string node, int deliveriesMax, CancellationToken cancellationToken);

    /// <summary>Writes what became of claimed deliveries, set-wise, in one transaction.</summary>
    Task Settle(IReadOnlyList<OutboxSettlement> settlements, Instant now, CancellationToken cancellationToken);

    Task<OutboxBacklog> Backlog(CancellationToken cancellationToken);

    /// <summary>The most deliveries in one claim.</summary>
    public const int ClaimDeliveriesMax = 1_000;
}
