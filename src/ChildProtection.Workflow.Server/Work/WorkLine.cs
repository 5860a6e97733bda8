using System.Text.Json.Serialization;
using ChildProtection.Workflow.Cases.Absences;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Server.CasePage;
using NodaTime;

namespace ChildProtection.Workflow.Server.Work;

/// <summary>One line of somebody's list as the page shows it, in the reader's language.</summary>
public sealed record WorkLine
{
    public required WorkStanding Standing { get; init; }

    /// <summary>The gravest of what was raised about it; else what it is itself.</summary>
    public required TaskRowKind Kind { get; init; }

    [JsonIgnore]
    public required CaseId Case { get; init; }

    public required string ChildName { get; init; }

    /// <summary>What the child's family group is called; null: the child belongs to none.</summary>
    public string? Family { get; init; }

    /// <summary>The case page.</summary>
    public required string CasePath { get; init; }

    public required string Title { get; init; }

    /// <summary>The person, the agency or the day that it is about, where it is asked once for each; null: it is for none.</summary>
    [JsonIgnore]
    public string? About { get; init; }

    /// <summary>Where the title leads: to the task's form, else to the case.</summary>
    public required string Path { get; init; }

    /// <summary>What the reader can do to have what is due done; empty for a task.</summary>
    public IReadOnlyList<WorkLink> Meets { get; init; } = [];

    /// <summary>The role that is asked, by its name in the definitions.</summary>
    public required string RoleName { get; init; }

    /// <summary>The title of the role that is asked.</summary>
    public required string Role { get; init; }

    /// <summary>Whoever is away and is asked it, where the reader sees to their work; null: it is the reader's own.</summary>
    [JsonIgnore]
    public Covered? CoverFor { get; init; }

    /// <summary>The name of whoever is away and is asked it; null: it is the reader's own.</summary>
    public string? InPlaceOf => CoverFor?.Away.Name;

    /// <summary>Whoever holds the role; null: anybody of the role.</summary>
    public string? Who { get; init; }

    [JsonIgnore]
    public Instant? DueAt { get; init; }

    /// <summary>The day it is due; null: no date.</summary>
    [JsonIgnore]
    public LocalDate? DueOn { get; init; }

    /// <summary>The date in words; null: no date.</summary>
    public string? Due { get; init; }

    /// <summary>How long that is, or was.</summary>
    public string? Left { get; init; }

    public bool Overdue { get; init; }

    public bool DueThisWeek { get; init; }

    /// <summary>Why it is asked, in one sentence; null where the definition does not say.</summary>
    public string? Why { get; init; }

    /// <summary>The rules it follows.</summary>
    public IReadOnlyList<string> Basis { get; init; } = [];

    /// <summary>How its date was counted, what comes next and what would make it go away; null when no deadline stands behind it.</summary>
    public DueItem? Explained { get; init; }

    public string? IfMissed { get; init; }

    /// <summary>When the reader last typed into its form without sending it, in words; null: they have not begun.</summary>
    public string? Begun { get; init; }

    /// <summary>What acknowledging names; null when there is nothing to acknowledge.</summary>
    public string? EscalationKey { get; init; }

    /// <summary>How much it weighs beside others of the same standing.</summary>
    [JsonIgnore]
    public WorkWeight Weight { get; init; }

    /// <summary>Whether the child is less safe while it is not done.</summary>
    public bool Protects => Weight.Protects;

    /// <summary>See <see cref="TaskRow.Urgency"/>.</summary>
    public required int Urgency { get; init; }
}
