using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Schema;

/// <summary>What somebody typed into a form and has not sent yet. What it says is encrypted.</summary>
public sealed class StoredDraft
{
    public required AuthorityId AuthorityId { get; set; }

    public required UserId UserId { get; set; }

    /// <summary>The address of the form's page.</summary>
    public required string Place { get; set; }

    public CaseId? CaseId { get; set; }

    public required int Revision { get; set; }

    public required Guid Writer { get; set; }

    public required byte[] Content { get; set; }

    public required Instant BegunAt { get; set; }

    public required Instant SavedAt { get; set; }

    /// <summary>The page whose version waits for a choice, with that version; null: none.</summary>
    public Guid? OtherWriter { get; set; }

    public byte[]? OtherContent { get; set; }

    public Instant? OtherSavedAt { get; set; }
}
