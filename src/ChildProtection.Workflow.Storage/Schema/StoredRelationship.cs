using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Schema;

/// <summary>How a person stands to a child, and since when.</summary>
public sealed class StoredRelationship
{
    public required AuthorityId AuthorityId { get; set; }

    public required ChildId ChildId { get; set; }

    public required PersonId PersonId { get; set; }

    /// <summary>Such as <c>mother</c>, <c>carer</c>.</summary>
    public required string Kind { get; set; }

    public required LocalDate FromDate { get; set; }

    public LocalDate? ToDate { get; set; }

    public bool ParentalResponsibility { get; set; }
}
