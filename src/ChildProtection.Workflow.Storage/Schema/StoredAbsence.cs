using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Schema;

/// <summary>An absence as it stands; what was said before stands in the journal of administration.</summary>
public sealed class StoredAbsence
{
    public required AuthorityId AuthorityId { get; set; }

    public required AbsenceId AbsenceId { get; set; }

    public required UserId UserId { get; set; }

    public required LocalDate FirstDay { get; set; }

    public required LocalDate LastDay { get; set; }

    public UserId? CoverId { get; set; }

    public required Instant RecordedAt { get; set; }

    public required UserId RecordedBy { get; set; }

    public required int Revision { get; set; }

    /// <summary>It did not take place.</summary>
    public bool Withdrawn { get; set; }
}
