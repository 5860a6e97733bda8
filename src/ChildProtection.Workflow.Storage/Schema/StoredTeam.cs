using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Storage.Schema;

/// <summary>A team of an authority.</summary>
public sealed class StoredTeam
{
    public required AuthorityId AuthorityId { get; set; }

    public required TeamId TeamId { get; set; }

    public required string Name { get; set; }

    /// <summary>It works no longer.</summary>
    public bool Closed { get; set; }
}
