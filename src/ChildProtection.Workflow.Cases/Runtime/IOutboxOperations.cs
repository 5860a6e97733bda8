using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Runtime;

/// <summary>What an operator may do about a delivery that was set aside. Its incident is resolved in the same transaction.</summary>
public interface IOutboxOperations
{
    /// <summary>What the nodes are sending just now, by node.</summary>
    Task<IReadOnlyList<OutboxClaim>> Claims(Instant now, CancellationToken cancellationToken);

    /// <summary>Lets it go again, with its failures forgotten. False when there is no such delivery set aside.</summary>
    Task<bool> Retry(AuthorityId authority, long deliveryId, string by, Instant now, CancellationToken cancellationToken);

    /// <summary>Gives it up for good; the row stays as history. False when there is no such delivery set aside.</summary>
    Task<bool> Discard(AuthorityId authority, long deliveryId, string by, Instant now, CancellationToken cancellationToken);
}
