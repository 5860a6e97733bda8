using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Schema;

/// <summary>That a file is kept with a case. What is said of it stands in its entries.</summary>
public sealed class StoredAttachment
{
    public required AuthorityId AuthorityId { get; init; }

    public required AttachmentId AttachmentId { get; init; }

    public required CaseId CaseId { get; init; }

    public required string ContentHash { get; init; }

    public required Instant RecordedAt { get; init; }
}
