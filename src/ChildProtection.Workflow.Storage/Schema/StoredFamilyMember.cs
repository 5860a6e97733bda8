using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Storage.Schema;

/// <summary>A child's place in a family group.</summary>
public sealed class StoredFamilyMember
{
    public required AuthorityId AuthorityId { get; set; }

    public required FamilyId FamilyId { get; set; }

    public required ChildId ChildId { get; set; }
}
