using NodaTime;

namespace ChildProtection.Workflow.Cases.Runtime;

/// <summary>How far behind the outbox is, for health and the operations page.</summary>
/// <param name="Waiting">Deliveries not yet confirmed, those waiting for another attempt among them.</param>
/// <param name="SetAside">Deliveries kept as incidents.</param>
/// <param name="OldestRecordedAt">When the oldest waiting event was recorded; null when none waits.</param>
public sealed record OutboxBacklog(long Waiting, long SetAside, Instant? OldestRecordedAt);
