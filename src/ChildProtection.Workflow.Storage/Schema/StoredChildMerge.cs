using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Schema;

/// <summary>What was said of two records on file: that they are one child, and that they are not.</summary>
public sealed class StoredChildMerge
{
    public required AuthorityId AuthorityId { get; set; }

    public required Guid MergeId { get; set; }

    public required ChildId KeptId { get; set; }

    public required ChildId OtherId { get; set; }

    public required Instant ProposedAt { get; set; }

    public required UserId ProposedBy { get; set; }

    public required string Reason { get; set; }

    public Instant? ConfirmedAt { get; set; }

    public UserId? ConfirmedBy { get; set; }

    public Instant? DeclinedAt { get; set; }

    public UserId? DeclinedBy { get; set; }

    public string? DeclinedWhy { get; set; }

    public Instant? UndoAskedAt { get; set; }

    public UserId? UndoAskedBy { get; set; }

    public string? UndoAskedWhy { get; set; }

    public Instant? UndoneAt { get; set; }

    public UserId? UndoneBy { get; set; }
}
