using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Schema;

/// <summary>A running or waiting deadline.</summary>
public sealed class StoredDeadline
{
    public required AuthorityId AuthorityId { get; set; }

    public required CaseId CaseId { get; set; }

    public required string DeadlineKey { get; set; }

    public required string Name { get; set; }

    public Instant? FromAt { get; set; }

    public Instant? DueAt { get; set; }

    public Instant? NextStageAt { get; set; }

    /// <summary>As its case: kept here so that the sweep's index leaves parked cases out.</summary>
    public bool Parked { get; set; }
}
