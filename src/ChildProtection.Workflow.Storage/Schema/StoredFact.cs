using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Schema;

/// <summary>One value of one fact about a person or a household, with the time it held and who recorded it. Only its end and its correction are ever set later.</summary>
public sealed class StoredFact
{
    public required AuthorityId AuthorityId { get; set; }

    public required FactId FactId { get; set; }

    public required SubjectId SubjectId { get; set; }

    public required string Kind { get; set; }

    /// <summary>The thing whose values these are over time; empty where a subject has one of the kind.</summary>
    public required Guid Series { get; set; }

    /// <summary>The other person or the household.</summary>
    public SubjectId? AboutId { get; set; }

    /// <summary>JSON.</summary>
    public required string Value { get; set; }

    public LocalDate? FromDate { get; set; }

    public LocalDate? ToDate { get; set; }

    public required Instant RecordedAt { get; set; }

    public required UserId RecordedBy { get; set; }

    /// <summary>The case and the entry of its journal by which it came on file.</summary>
    public CaseId? SourceCaseId { get; set; }

    public long? SourceSequence { get; set; }

    public Instant? EndedAt { get; set; }

    public UserId? EndedBy { get; set; }

    public Instant? CorrectedAt { get; set; }

    public UserId? CorrectedBy { get; set; }

    public string? CorrectedWhy { get; set; }
}
