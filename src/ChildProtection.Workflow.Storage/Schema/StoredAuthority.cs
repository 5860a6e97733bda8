using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Storage.Schema;

/// <summary>A local authority served by this deployment.</summary>
public sealed class StoredAuthority
{
    public required AuthorityId AuthorityId { get; set; }

    public required string Name { get; set; }

    /// <summary><c>wales</c> or <c>england</c>.</summary>
    public required string Nation { get; set; }
}
