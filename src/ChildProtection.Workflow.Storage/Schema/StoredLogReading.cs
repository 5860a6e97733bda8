using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Schema;

/// <summary>That somebody read the log of who looked. Written once.</summary>
public sealed class StoredLogReading
{
    public required AuthorityId AuthorityId { get; init; }

    /// <summary>Of version 7, in order of time.</summary>
    public required Guid ReadingId { get; init; }

    public required Instant ReadAt { get; init; }

    public required UserId ReadBy { get; init; }

    public CaseId? CaseId { get; init; }

    public UserId? UserId { get; init; }

    public required int Shown { get; init; }
}
