using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Runtime;

/// <summary>An open task as stored for lists: what the engine derived, and to whom it goes. Closed tasks leave the table; the journal keeps them.</summary>
public sealed record TaskRow
{
    /// <summary>The engine's key of the task instance: unique within the case.</summary>
    public required string Key { get; init; }

    /// <summary>The name in the definition, or the deadline's name for an escalation.</summary>
    public required string Name { get; init; }

    public required TaskRowKind Kind { get; init; }

    /// <summary>The role that is asked.</summary>
    public required string Role { get; init; }

    /// <summary>The user who holds it for this case, when known; null: anyone of the role, in <see cref="Team"/> when that is given.</summary>
    public UserId? Assignee { get; init; }

    /// <summary>The team whose holders of the role are asked; null: those of the whole authority.</summary>
    public TeamId? Team { get; init; }

    public required Instant OpenedAt { get; init; }

    /// <summary>When it is due; null: no deadline, or its deadline waits for its fact.</summary>
    public Instant? DueAt { get; init; }

    /// <summary>0 routine, 1 reminder sent, 2 due today or overdue, 3 escalated, 4 alarm. Lists are ordered by it, then by the due time.</summary>
    public required int Urgency { get; init; }
}
