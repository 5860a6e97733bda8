using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Schema;

/// <summary>What the night handed over to the day about a child. Never changed, and never deleted.</summary>
public sealed class StoredHandoverNote
{
    public required AuthorityId AuthorityId { get; init; }

    public required Guid NoteId { get; init; }

    public required CaseId CaseId { get; init; }

    public required Instant WrittenAt { get; init; }

    public required UserId WrittenBy { get; init; }

    public required string Words { get; init; }
}
