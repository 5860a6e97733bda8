using ChildProtection.Workflow.Cases.Access.Restricting;
using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Storage.Schema;

/// <summary>Somebody whom the restriction in force on a child's file names now. Who was named before is in the journal of administration.</summary>
public sealed class StoredRestrictedReader
{
    public required AuthorityId AuthorityId { get; init; }

    public required ChildId ChildId { get; init; }

    public required UserId UserId { get; init; }

    public required ReaderStanding Standing { get; set; }
}
