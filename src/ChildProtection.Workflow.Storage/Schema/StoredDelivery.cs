using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Schema;

/// <summary>An event on its way to one agency: a row of the outbox. Kept after sending: a correction must reach whoever received the original.</summary>
public sealed class StoredDelivery
{
    public required AuthorityId AuthorityId { get; set; }

    public long DeliveryId { get; set; }

    public required CaseId CaseId { get; set; }

    public required ChildId ChildId { get; set; }

    public required string Recipient { get; set; }

    public required Guid EventId { get; set; }

    public required long Sequence { get; set; }

    public required string Kind { get; set; }

    public required Instant OccurredAt { get; set; }

    public required Instant RecordedAt { get; set; }

    public required string DefinitionHash { get; set; }

    public required DeliveryState State { get; set; }

    public int Failures { get; set; }

    /// <summary>The code of the last failure; null when none.</summary>
    public string? FailureCode { get; set; }

    /// <summary>Claimed until then, or waiting until then for its next attempt; null: may leave now.</summary>
    public Instant? NotBefore { get; set; }

    /// <summary>The node that is sending it; null: none has claimed it, or what became of it is written.</summary>
    public string? ClaimedBy { get; set; }

    /// <summary>When it was sent or given up.</summary>
    public Instant? SettledAt { get; set; }
}
