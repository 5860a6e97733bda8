using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Storage.Schema;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Outbox;

/// <summary>What a settlement makes of its delivery's row.</summary>
/// <param name="Code">Given when it counts as a failure.</param>
/// <param name="IncidentId">Given when it opens an incident.</param>
internal sealed record SettlementRow(long DeliveryId, DeliveryState State, Instant? NotBefore, string? Code, string? Words, string? Trace, Guid? IncidentId)
{
    public static SettlementRow Of(OutboxSettlement settlement, Instant now) => settlement switch
    {
        OutboxSettlement.Sent sent => new(sent.DeliveryId, DeliveryState.Sent, null, null, null, null, null),
        OutboxSettlement.Released released => new(released.DeliveryId, DeliveryState.Waiting, null, null, null, null, null),
        OutboxSettlement.Failed failed => new(failed.DeliveryId, DeliveryState.Waiting, failed.NextAttemptAt, failed.Code, null, null, null),
        OutboxSettlement.SetAside aside => new(aside.DeliveryId, DeliveryState.SetAside, null, aside.Code, aside.Words, aside.Trace, Guid.CreateVersion7(now.ToDateTimeOffset())),
        _ => throw new InvalidOperationException($"Unknown settlement {settlement.GetType().Name}."),
    };
}
