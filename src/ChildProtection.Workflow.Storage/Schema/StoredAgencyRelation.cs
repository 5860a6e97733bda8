using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Schema;

/// <summary>An agency's relation with a child: the ground on which it may hear of the child's case.</summary>
public sealed class StoredAgencyRelation
{
    public required AuthorityId AuthorityId { get; set; }

    public required ChildId ChildId { get; set; }

    public required AgencyId AgencyId { get; set; }

    public required string Kind { get; set; }

    public required LocalDate FromDate { get; set; }

    public LocalDate? ToDate { get; set; }
}
