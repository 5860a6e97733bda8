using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Expressions;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>
/// What a case is told. Closed family. With the definition and the calendars, the inputs and the instants at which they were recorded
/// are the whole of a case: <see cref="CaseMachine.Replay"/> makes the rest again.
/// </summary>
public abstract record CaseInput
{
    private CaseInput()
    {
    }

    public required Actor Actor { get; init; }

    /// <summary>When it happened in the world; null: as it is recorded. Never after it is recorded, and never too late to be told.</summary>
    public EventTime? OccurredOn { get; init; }

    /// <summary>The roles of teams, authority and outside that nobody holds just now, as the host saw it; in any order.</summary>
    public ImmutableArray<string> VacantRoles { get; init; } = [];

    /// <summary>Soft checks let pass with a reason.</summary>
    public ImmutableArray<CheckOverride> Overrides { get; init; } = [];

    /// <summary>The case begins, with the answers of the form that the definition asks at its beginning.</summary>
    public sealed record Open(Answers Answers) : CaseInput
    {
        /// <summary>The version of the calendar that the case's dates are first counted by. The step fills it in, whatever it is given.</summary>
        public string? Calendar { get; init; }

        /// <summary>True: the case was worked elsewhere before and is taken over, with the answers of that form. Null: it begins here.</summary>
        public bool? TakenOver { get; init; }

        /// <summary>By what the case begins; null: the definition has nothing for a case that is taken over.</summary>
        public Opening? OpeningIn(Definition definition)
        {
            ArgumentNullException.ThrowIfNull(definition);
            return TakenOver == true ? definition.TakesOver : definition.Opens;
        }
    }

    /// <summary>An open task is done.</summary>
    /// <param name="Each">The id of the record that the task is for; null when it is for none.</param>
    public sealed record CompleteTask(string Task, Answers Answers, string? Each = null) : CaseInput;

    /// <summary>An offered action is taken.</summary>
    /// <param name="Each">The id of the record that the action is for; null when it is for none.</param>
    public sealed record TakeAction(string Action, Answers Answers, string? Each = null) : CaseInput;

    /// <summary>Another case, a person's shared record or the system tells the case something.</summary>
    /// <param name="Values">By the signal's field names.</param>
    public sealed record Signal(string Name, ImmutableSortedDictionary<string, Value> Values) : CaseInput;

    /// <summary>A record was wrong. The old values stay in the journal; no transition is replayed.</summary>
    /// <param name="Changes">New values by field; <see cref="Value.Unknown"/> forgets one.</param>
    /// <param name="NewOn">When it happened after all; null: that was right.</param>
    public sealed record CorrectRecord(
        string List, string Id, ImmutableSortedDictionary<string, Value> Changes, string Reason, EventTime? NewOn = null) : CaseInput;

    /// <summary>A field of the case was wrong, or has changed in the world.</summary>
    public sealed record CorrectField(string Field, Value NewValue, string Reason) : CaseInput;

    /// <summary>Somebody takes on what was raised to them. It stops only the climb for want of an acknowledgement.</summary>
    /// <param name="Key">Of an open escalation, or of a deadline: then all of its open escalations.</param>
    public sealed record Acknowledge(string Key) : CaseInput;

    /// <summary>A breach is excused with a reason. It stays in history.</summary>
    /// <param name="Key">Of the breach, see <see cref="Breach.Key"/>.</param>
    public sealed record Excuse(string Key, string Reason) : CaseInput;

    /// <summary>An open task is set aside with a reason, by a role that may.</summary>
    public sealed record NotNeeded(string Task, string Reason, string? Each = null) : CaseInput;

    /// <summary>Somebody gives their word that a colleague may go on although a soft check of an open task or an offered action does not hold.</summary>
    /// <param name="Check">The check's name.</param>
    /// <param name="Role">The role in which it is given: one that the check allows.</param>
    /// <param name="Each">The id of the record that the work is for; null when it is for none.</param>
    public sealed record LetPass(string Check, string Reason, string Role, string? Each = null) : CaseInput;

    /// <summary>Somebody takes a role for this case; who held it before holds it no longer.</summary>
    /// <param name="Reason">Why; null: nothing was said.</param>
    public sealed record AssignRole(string Role, string User, string? Reason = null) : CaseInput;

    /// <summary>Nobody holds the role for this case any longer.</summary>
    /// <param name="Reason">Why; null: nothing was said.</param>
    public sealed record VacateRole(string Role, string? Reason = null) : CaseInput;

    /// <summary>Time has passed: what is due is fired.</summary>
    public sealed record Fire : CaseInput;

    /// <summary>A new version of the calendar applies; every date is counted afresh.</summary>
    /// <param name="Version">Of the calendar that the step is given.</param>
    public sealed record CalendarChanged(string Version) : CaseInput;
}
