using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Schema;

/// <summary>Who holds a role of a case, from when, until when. Written by the hot path alone, as the case's journal says: an account that is gone must not stop it.</summary>
public sealed class StoredAssignment
{
    public required AuthorityId AuthorityId { get; set; }

    public required CaseId CaseId { get; set; }

    public required string Role { get; set; }

    public required Instant FromAt { get; set; }

    public required UserId UserId { get; set; }

    /// <summary>Null while it lasts.</summary>
    public Instant? ToAt { get; set; }
}
