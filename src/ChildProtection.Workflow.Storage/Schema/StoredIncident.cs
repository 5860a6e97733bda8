using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Schema;

/// <summary>Something that stopped and waits for a person: a parked case, or a delivery set aside.</summary>
public sealed class StoredIncident
{
    public required AuthorityId AuthorityId { get; set; }

    public required Guid IncidentId { get; set; }

    public required CaseId CaseId { get; set; }

    /// <summary>The delivery that was set aside; null when it is the case that is parked.</summary>
    public long? DeliveryId { get; set; }

    public required string Code { get; set; }

    public required string Words { get; set; }

    public required string Trace { get; set; }

    public required Instant OpenedAt { get; set; }

    public Instant? ResolvedAt { get; set; }

    public string? ResolvedBy { get; set; }
}
