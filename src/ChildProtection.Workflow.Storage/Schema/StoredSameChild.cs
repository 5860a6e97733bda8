using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Storage.Schema;

/// <summary>A record of a child who has several, with the one that counts; that one stands here too. Kept in step with the merges that stand.</summary>
public sealed class StoredSameChild
{
    public required AuthorityId AuthorityId { get; set; }

    public required ChildId RecordId { get; set; }

    public required ChildId KeptId { get; set; }
}
