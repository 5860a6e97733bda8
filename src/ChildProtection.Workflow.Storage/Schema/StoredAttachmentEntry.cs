using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Schema;

/// <summary>Something that happened to a file. Written once: of two people who change one file, the second finds the sequence taken.</summary>
public sealed class StoredAttachmentEntry
{
    public required AuthorityId AuthorityId { get; init; }

    public required AttachmentId AttachmentId { get; init; }

    public required int Sequence { get; init; }

    public required Guid EntryId { get; init; }

    public required string Kind { get; init; }

    public required Instant RecordedAt { get; init; }

    public required UserId RecordedBy { get; init; }

    public required string Payload { get; init; }
}
