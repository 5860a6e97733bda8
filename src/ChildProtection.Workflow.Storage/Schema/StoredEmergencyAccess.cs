using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Schema;

/// <summary>A case opened in an emergency. Written once: nothing of it can be set afterwards.</summary>
public sealed class StoredEmergencyAccess
{
    public required AuthorityId AuthorityId { get; init; }

    public required CaseId CaseId { get; init; }

    public required UserId UserId { get; init; }

    public required Instant OpenedAt { get; init; }

    public required Instant UntilAt { get; init; }

    public required string Reason { get; init; }
}
