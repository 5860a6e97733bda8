using ChildProtection.Workflow.Cases.Access.Restricting;
using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Schema;

/// <summary>A restriction of a child's file, in force or lifted.</summary>
public sealed class StoredRestriction
{
    public required AuthorityId AuthorityId { get; init; }

    public required ChildId ChildId { get; init; }

    public required Instant SetAt { get; init; }

    public required UserId SetBy { get; init; }

    public required RestrictionGround Ground { get; init; }

    public required string Reason { get; init; }

    public required LocalDate ReviewOn { get; set; }

    public UserId? LiftingAskedBy { get; set; }

    public Instant? LiftingAskedAt { get; set; }

    public string? LiftingReason { get; set; }

    public UserId? LiftedBy { get; set; }

    /// <summary>Null: it is in force.</summary>
    public Instant? LiftedAt { get; set; }
}
