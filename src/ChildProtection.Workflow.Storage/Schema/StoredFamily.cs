using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Storage.Schema;

/// <summary>A family group: siblings that are met together.</summary>
public sealed class StoredFamily
{
    public required AuthorityId AuthorityId { get; set; }

    public required FamilyId FamilyId { get; set; }

    public required string Name { get; set; }
}
