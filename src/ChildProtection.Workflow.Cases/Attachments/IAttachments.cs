using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Attachments;

/// <summary>The files kept with cases. Nothing here decides who may see or change one.</summary>
public interface IAttachments
{
    /// <summary>Those of a case, the last one first.</summary>
    Task<IReadOnlyList<Attachment>> Of(AuthorityId authority, CaseId caseId, CancellationToken cancellationToken);

    /// <summary>Null: the case has none of that id.</summary>
    Task<Attachment?> Find(AuthorityId authority, CaseId caseId, AttachmentId attachment, CancellationToken cancellationToken);

    /// <summary>Keeps the file and its first entry, both or neither. Content that the authority has is not kept again.</summary>
    Task<AttachmentWriting> Add(
        AuthorityId authority, CaseId caseId, AttachmentId attachment, AttachmentEntry first, ReadOnlyMemory<byte> content, ScanState scan, CancellationToken cancellationToken);

    /// <summary>Writes one more entry behind those that were seen.</summary>
    Task<AttachmentWriting> Append(AuthorityId authority, Attachment seen, AttachmentEntry entry, CancellationToken cancellationToken);

    /// <summary>The content, part by part; null: it is not kept any more, or its key is gone.</summary>
    Task<IAsyncEnumerable<ReadOnlyMemory<byte>>?> Content(AuthorityId authority, string hash, CancellationToken cancellationToken);

    /// <summary>Content that no scanner has looked at: what was never tried first, then what was tried longest ago.</summary>
    Task<IReadOnlyList<(AuthorityId Authority, string Hash)>> ToScan(int limit, CancellationToken cancellationToken);

    /// <summary>What a scanner said of content that was not scanned; that it gave no answer, too. Harmful content is deleted; that it came, and what it was, stays.</summary>
    Task Settle(AuthorityId authority, string hash, ScanVerdict verdict, Instant at, CancellationToken cancellationToken);

    /// <summary>Enters that somebody opens the file; once an hour.</summary>
    Task Look(AuthorityId authority, AttachmentId attachment, UserId user, Instant at, CancellationToken cancellationToken);

    /// <summary>Who opened it, the last first, at most <see cref="AttachmentLimits.LooksMax"/>.</summary>
    Task<IReadOnlyList<AttachmentLook>> Looks(AuthorityId authority, AttachmentId attachment, CancellationToken cancellationToken);
}
