using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Schema;

/// <summary>A deadline that passed unmet. Never deleted.</summary>
public sealed class StoredBreach
{
    public required AuthorityId AuthorityId { get; set; }

    public required CaseId CaseId { get; set; }

    public required string BreachKey { get; set; }

    public required string Name { get; set; }

    public required Instant DueAt { get; set; }

    public Instant? MetAt { get; set; }

    public bool RecordedLate { get; set; }

    public string? Excused { get; set; }

    public bool Moved { get; set; }
}
