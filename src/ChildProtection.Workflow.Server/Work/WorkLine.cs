using ChildProtection.Workflow.Cases.Runtime;

namespace ChildProtection.Workflow.Server.Work;

/// <summary>One line of somebody's list as the page shows it, in the reader's language.</summary>
public sealed record WorkLine
{
    public required TaskRowKind Kind { get; init; }

    public required string ChildName { get; init; }

    /// <summary>The case page.</summary>
    public required string CasePath { get; init; }

    public required string Title { get; init; }

    /// <summary>Where the title leads: to the task's form, else to the case.</summary>
    public required string Path { get; init; }

    /// <summary>The title of the role that is asked.</summary>
    public required string Role { get; init; }

    /// <summary>The date in words; null: no date.</summary>
    public string? Due { get; init; }

    /// <summary>How long that is, or was.</summary>
    public string? Left { get; init; }

    public bool Overdue { get; init; }

    public bool DueThisWeek { get; init; }

    public string? Why { get; init; }

    public string? IfMissed { get; init; }

    public IReadOnlyList<string> Basis { get; init; } = [];

    /// <summary>Who is told next, and when, if nothing happens.</summary>
    public string? Next { get; init; }

    /// <summary>What acknowledging names; null when there is nothing to acknowledge.</summary>
    public string? EscalationKey { get; init; }

    /// <summary>See <see cref="TaskRow.Urgency"/>.</summary>
    public required int Urgency { get; init; }
}
