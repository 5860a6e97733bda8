using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Schema;

/// <summary>Somebody looked for people on file. Written before they are shown, and never changed.</summary>
public sealed class StoredSearch
{
    public required AuthorityId AuthorityId { get; init; }

    /// <summary>Of version 7, in order of time.</summary>
    public required Guid SearchId { get; init; }

    public required Instant SearchedAt { get; init; }

    public required UserId SearchedBy { get; init; }

    /// <summary>What was asked, as it was typed.</summary>
    public required string Asked { get; init; }

    /// <summary>How many people were shown.</summary>
    public required int Shown { get; init; }
}
