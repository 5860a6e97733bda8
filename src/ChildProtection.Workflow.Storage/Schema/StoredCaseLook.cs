using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Schema;

/// <summary>That somebody looked at a case within an hour.</summary>
public sealed class StoredCaseLook
{
    public required AuthorityId AuthorityId { get; init; }

    public required CaseId CaseId { get; init; }

    public required UserId UserId { get; init; }

    /// <summary>The beginning of the hour.</summary>
    public required Instant Hour { get; init; }

    public required Instant FirstAt { get; init; }

    public required CaseGround Ground { get; set; }

    public required CasePart Parts { get; set; }
}
