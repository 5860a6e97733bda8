using ChildProtection.Workflow.Cases.Chronology;
using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Schema;

/// <summary>One line of the journal of a chronology. Append-only.</summary>
public sealed class StoredChronologyEntry
{
    public required AuthorityId AuthorityId { get; init; }

    public required CaseId CaseId { get; init; }

    public required ChronologyId EventId { get; init; }

    public required int Number { get; init; }

    public required ChronologyAct Act { get; init; }

    /// <summary>The record's list; null: it is written down here.</summary>
    public string? List { get; init; }

    public string? RecordId { get; init; }

    public LocalDate? HappenedOn { get; init; }

    public required string What { get; init; }

    public required string Impact { get; init; }

    public required string Origin { get; init; }

    public required bool AboutOthers { get; init; }

    public required string Reason { get; init; }

    public required Instant RecordedAt { get; init; }

    public required UserId RecordedBy { get; init; }
}
