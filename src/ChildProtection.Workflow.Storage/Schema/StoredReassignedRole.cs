using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Storage.Schema;

/// <summary>One role of one case that was given with others.</summary>
public sealed class StoredReassignedRole
{
    public required AuthorityId AuthorityId { get; init; }

    public required Guid ReassignmentId { get; init; }

    public required CaseId CaseId { get; init; }

    public required string Role { get; init; }
}
