using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Notices;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Schema;

/// <summary>Somebody was told of something.</summary>
public sealed class StoredNotice
{
    public required AuthorityId AuthorityId { get; init; }

    public required UserId UserId { get; init; }

    public required Guid HappeningId { get; init; }

    public required Instant ToldAt { get; init; }

    public required NoticeReason Reason { get; init; }

    public required string Role { get; init; }

    /// <summary>Whoever is covered for.</summary>
    public UserId? ForId { get; init; }

    public Instant? ReadAt { get; set; }
}
