using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Schema;

/// <summary>What somebody said by hand of a child's place in a family group. Only its correction is ever set later.</summary>
public sealed class StoredFamilyStatement
{
    public required AuthorityId AuthorityId { get; set; }

    public required Guid StatementId { get; set; }

    public required FamilyId FamilyId { get; set; }

    public required ChildId ChildId { get; set; }

    /// <summary>From 1 within what is said of the child in the group.</summary>
    public required int Number { get; set; }

    public required bool Belongs { get; set; }

    public LocalDate? OnDate { get; set; }

    public required string Reason { get; set; }

    public required Instant SaidAt { get; set; }

    public required UserId SaidBy { get; set; }

    public Instant? CorrectedAt { get; set; }

    public UserId? CorrectedBy { get; set; }

    public string? CorrectedWhy { get; set; }
}
