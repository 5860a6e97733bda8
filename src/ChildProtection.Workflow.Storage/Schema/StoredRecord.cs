using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Schema;

/// <summary>A record of the case file, with all its answers.</summary>
public sealed class StoredRecord
{
    public required AuthorityId AuthorityId { get; set; }

    public required CaseId CaseId { get; set; }

    public required string RecordId { get; set; }

    public required string List { get; set; }

    public required Instant OccurredAt { get; set; }

    public required Instant RecordedAt { get; set; }

    public required string RecordedBy { get; set; }

    /// <summary>When its last later revision was entered; null: never changed.</summary>
    public Instant? ChangedAt { get; set; }

    public string? ChangedBy { get; set; }

    public required int Revision { get; set; }

    /// <summary>JSON.</summary>
    public required string Fields { get; set; }
}
