using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Notices;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Schema;

/// <summary>Something that people were told of. No words of a case.</summary>
public sealed class StoredHappening
{
    public required AuthorityId AuthorityId { get; init; }

    /// <summary>Made from what happened.</summary>
    public required Guid HappeningId { get; init; }

    public required NoticeKind Kind { get; init; }

    public required Instant HappenedAt { get; init; }

    public CaseId? CaseId { get; init; }

    public ChildId? ChildId { get; init; }

    public UserId? PersonId { get; init; }

    public required string Name { get; init; }

    public LocalDate? FirstDay { get; init; }

    public LocalDate? LastDay { get; init; }
}
