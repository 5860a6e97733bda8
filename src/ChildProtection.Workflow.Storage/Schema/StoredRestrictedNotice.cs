using ChildProtection.Workflow.Cases.Access.Restricting;
using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Schema;

/// <summary>Something that those who answer for a restricted file were told.</summary>
public sealed class StoredRestrictedNotice
{
    public required AuthorityId AuthorityId { get; init; }

    /// <summary>Made from what it says.</summary>
    public required Guid NoticeId { get; init; }

    public required ChildId ChildId { get; init; }

    public required RestrictedNoticeKind Kind { get; init; }

    public required Instant ToldAt { get; init; }

    /// <summary>Who did what is told.</summary>
    public required UserId UserId { get; init; }

    public required string Words { get; init; }

    public Instant? AnsweredAt { get; set; }

    public UserId? AnsweredBy { get; set; }

    public string? Answer { get; set; }
}
