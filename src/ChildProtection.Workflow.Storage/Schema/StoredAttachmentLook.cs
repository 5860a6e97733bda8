using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Schema;

/// <summary>That somebody opened a file within an hour.</summary>
public sealed class StoredAttachmentLook
{
    public required AuthorityId AuthorityId { get; init; }

    public required AttachmentId AttachmentId { get; init; }

    public required UserId UserId { get; init; }

    public required Instant Hour { get; init; }

    public required Instant FirstAt { get; init; }
}
