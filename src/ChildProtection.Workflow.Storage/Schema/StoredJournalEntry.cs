using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Schema;

/// <summary>An entry of a case's journal: append-only, hash-chained. The columns stand in the order that wastes no padding.</summary>
public sealed class StoredJournalEntry
{
    public required AuthorityId AuthorityId { get; set; }

    public required int Sequence { get; set; }

    public required Instant OccurredAt { get; set; }

    public required Instant RecordedAt { get; set; }

    public required CaseId CaseId { get; set; }

    public required byte[] Hash { get; set; }

    public required string Kind { get; set; }

    public required string Actor { get; set; }

    /// <summary>JSON, byte for byte as written: the hash covers it.</summary>
    public required string Payload { get; set; }
}
