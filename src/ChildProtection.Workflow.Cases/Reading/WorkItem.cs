using ChildProtection.Workflow.Cases.Absences;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Texts;

namespace ChildProtection.Workflow.Cases.Reading;

/// <summary>One line of somebody's list with what the definition says of it.</summary>
/// <param name="Line">The stored line.</param>
/// <param name="Title">Of the task, or of the deadline that reminds or escalates.</param>
/// <param name="Why">Why it is asked; none where the definition says nothing.</param>
/// <param name="IfMissed">What happens if it is not done, beyond the ladder.</param>
/// <param name="Basis">The rules it follows.</param>
/// <param name="Deadline">The running deadline behind it with its stages still to come; null when there is none.</param>
/// <param name="TaskName">The task to open from the line; null for a duty or an escalation.</param>
/// <param name="Each">The record the task is for; null when it is for none.</param>
/// <param name="EscalationKey">What acknowledging names; null for what needs no acknowledgement or has one.</param>
public sealed record WorkItem(
    ListedWork Line,
    LocalizedText Title,
    LocalizedText? Why,
    LocalizedText? IfMissed,
    IReadOnlyList<string> Basis,
    DerivedDeadline? Deadline,
    string? TaskName,
    string? Each,
    string? EscalationKey)
{
    /// <summary>The deadline that a task stands on and that reminders and escalations are about; null: none.</summary>
    public string? DeadlineKey { get; init; }

    /// <summary>The actions of the case that would do what is due; empty for a task, which is done by itself.</summary>
    public IReadOnlyList<OfferedAction> Meets { get; init; } = [];

    /// <summary>Whoever is away and is asked this: it stands on the list of somebody who sees to their work; null: it is the reader's own.</summary>
    public Covered? CoverFor { get; init; }

    /// <summary>The id of the record that it is for, whether task or duty; null when it is for none.</summary>
    public string? RecordId { get; init; }

    /// <summary>The record that it is for as the reader may see it, so that two of a kind are told apart; null: it is for none, or the reader does not see it.</summary>
    public RecordRow? About { get; init; }

    /// <summary>The case; null when it cannot be read just now.</summary>
    public CaseState? State { get; init; }
}
