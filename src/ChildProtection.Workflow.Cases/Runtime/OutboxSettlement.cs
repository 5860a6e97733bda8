using NodaTime;

namespace ChildProtection.Workflow.Cases.Runtime;

/// <summary>What became of one claimed delivery. Closed family.</summary>
public abstract record OutboxSettlement
{
    private OutboxSettlement(long deliveryId) => DeliveryId = deliveryId;

    /// <summary>See <see cref="OutboxDelivery.Id"/>.</summary>
    public long DeliveryId { get; }

    /// <summary>The broker has confirmed that it holds the notice.</summary>
    public sealed record Sent(long DeliveryId) : OutboxSettlement(DeliveryId);

    /// <summary>Not sent through no fault of its own (broker down, an earlier one of the case failed, lease at its end): ready again at once.</summary>
    public sealed record Released(long DeliveryId) : OutboxSettlement(DeliveryId);

    /// <summary>Sending it failed: counts as a failure, and it waits, with all later ones of its case to this agency.</summary>
    public sealed record Failed(long DeliveryId, Instant NextAttemptAt, string Code) : OutboxSettlement(DeliveryId);

    /// <summary>It cannot be sent: kept as an incident for a person to look at; later ones of its case go on.</summary>
    /// <param name="Code">A stable diagnostic code.</param>
    /// <param name="Words">What is wrong and what to do, without personal data.</param>
    /// <param name="Trace">For support.</param>
    public sealed record SetAside(long DeliveryId, string Code, string Words, string Trace) : OutboxSettlement(DeliveryId);
}
