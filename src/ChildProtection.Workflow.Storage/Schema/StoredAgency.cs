using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Storage.Schema;

/// <summary>A partner agency.</summary>
public sealed class StoredAgency
{
    public required AuthorityId AuthorityId { get; set; }

    public required AgencyId AgencyId { get; set; }

    public required string Name { get; set; }

    /// <summary>As the audiences of events name it: <c>health</c>, <c>police</c>, …</summary>
    public required string Kind { get; set; }

    public bool Active { get; set; }
}
