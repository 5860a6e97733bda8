using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Runtime;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Schema;

/// <summary>An open task, reminder, escalation or alarm.</summary>
public sealed class StoredTask
{
    public required AuthorityId AuthorityId { get; set; }

    public required CaseId CaseId { get; set; }

    public required string TaskKey { get; set; }

    public required string Name { get; set; }

    public required TaskRowKind Kind { get; set; }

    public required string Role { get; set; }

    public UserId? Assignee { get; set; }

    public TeamId? TeamId { get; set; }

    public required Instant OpenedAt { get; set; }

    public Instant? DueAt { get; set; }

    public required int Urgency { get; set; }
}
