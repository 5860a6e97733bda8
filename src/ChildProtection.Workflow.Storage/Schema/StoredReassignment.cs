using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Schema;

/// <summary>Roles given from one person to another at once, and why.</summary>
public sealed class StoredReassignment
{
    public required AuthorityId AuthorityId { get; init; }

    public required Guid ReassignmentId { get; init; }

    public required UserId FromId { get; init; }

    public required UserId ToId { get; init; }

    public required string Reason { get; init; }

    public required Instant MadeAt { get; init; }

    public required UserId MadeBy { get; init; }

    public Instant? UndoneAt { get; set; }

    public UserId? UndoneBy { get; set; }
}
