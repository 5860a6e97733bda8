using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Storage.Schema;

/// <summary>One of the keys by which somebody on file is found.</summary>
public sealed class StoredSearchKey
{
    public required AuthorityId AuthorityId { get; set; }

    public required string Key { get; set; }

    public required PersonId PersonId { get; set; }
}
