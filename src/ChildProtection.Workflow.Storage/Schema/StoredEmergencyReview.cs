using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Schema;

/// <summary>The review of a case opened in an emergency. Written once.</summary>
public sealed class StoredEmergencyReview
{
    public required AuthorityId AuthorityId { get; init; }

    public required CaseId CaseId { get; init; }

    /// <summary>Who had opened it.</summary>
    public required UserId UserId { get; init; }

    public required Instant OpenedAt { get; init; }

    public required EmergencyView View { get; init; }

    public required string Words { get; init; }

    public required UserId ReviewedBy { get; init; }

    public required Instant ReviewedAt { get; init; }
}
