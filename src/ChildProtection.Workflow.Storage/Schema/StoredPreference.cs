using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Storage.Schema;

/// <summary>What somebody chose for their own pages. No case content.</summary>
public sealed class StoredPreference
{
    public required AuthorityId AuthorityId { get; set; }

    public required UserId UserId { get; set; }

    public required string Name { get; set; }

    public required string Value { get; set; }
}
