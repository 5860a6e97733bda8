using System.Collections.Immutable;
using System.Text.Json.Serialization;
using ChildProtection.Workflow.Engine.Expressions;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>
/// One line of a case's journal: an input as it was given, or something that it led to. Closed family. The inputs alone make the case
/// again (<see cref="CaseMachine.Replay"/>); the rest is there to be read.
/// </summary>
public abstract record JournalEntry
{
    private JournalEntry()
    {
    }

    /// <summary>Stable: what is stored, searched and counted by.</summary>
    [JsonIgnore]
    public string Kind => JournalKinds.Of(this);

    /// <summary>When it happened in the world; for what a stage led to, the stage's due time.</summary>
    [JsonIgnore]
    public Instant OccurredAt { get; init; }

    /// <summary>When it was entered here: the time of the step.</summary>
    [JsonIgnore]
    public Instant RecordedAt { get; init; }

    /// <summary>Who gave the input that led to it: a user's id, <c>timer</c> or <c>system</c>.</summary>
    [JsonIgnore]
    public string Actor { get; init; } = string.Empty;

    /// <summary>The input itself.</summary>
    public sealed record Given(CaseInput Input) : JournalEntry;

    /// <param name="Activation">How often it was entered, other than by resuming it.</param>
    /// <param name="Resumed">It goes on where it was left: what was done in it stays done.</param>
    public sealed record StateEntered(string State, int Activation, bool Resumed) : JournalEntry;

    public sealed record StateExited(string State) : JournalEntry;

    /// <param name="Before">Unknown where nothing was known.</param>
    /// <param name="After">Unknown: it was forgotten.</param>
    public sealed record FieldSet(string Field, Value Before, Value After) : JournalEntry;

    public sealed record FieldCorrected(string Field, Value Before, Value After, string Reason) : JournalEntry;

    /// <param name="Values">All that was answered, whether expressions read it or not.</param>
    public sealed record RecordAdded(string List, string Id, EventTime On, ImmutableSortedDictionary<string, Value> Values) : JournalEntry
    {
        /// <summary>The reasons of fields that were required and said not to be known. Null: there is none.</summary>
        public ImmutableSortedDictionary<string, string>? NotKnown { get; init; }
    }

    /// <summary>A later step of the work set fields of the record.</summary>
    public sealed record RecordUpdated(string List, string Id, int Revision, ImmutableSortedDictionary<string, Value> Values) : JournalEntry;

    /// <param name="Before">The old values of what changed, as far as the snapshot kept them.</param>
    public sealed record RecordCorrected(
        string List,
        string Id,
        int Revision,
        EventTime OnBefore,
        EventTime OnAfter,
        ImmutableSortedDictionary<string, Value> Before,
        ImmutableSortedDictionary<string, Value> After,
        string Reason) : JournalEntry;

    public sealed record TaskOpened(string Key, string Task, string? Each, string Role, Instant? DueAt) : JournalEntry;

    /// <param name="Late">Done after its due time.</param>
    /// <param name="RecordedLate">Done in time and entered after the due time.</param>
    public sealed record TaskDone(string Key, string Task, string? Each, EventTime On, bool Late, bool RecordedLate) : JournalEntry;

    public sealed record TaskSetAside(string Key, string Task, string? Each, string Reason) : JournalEntry;

    /// <summary>It is no longer asked: its state was left, its condition no longer holds, or its record is gone from the list.</summary>
    public sealed record TaskClosed(string Key, string Task, string? Each) : JournalEntry;

    public sealed record ActionTaken(string Action, string? Each, EventTime On) : JournalEntry;

    /// <param name="From">Null: it waits for its fact.</param>
    public sealed record DeadlineStarted(string Key, string Deadline, string? Each, EventTime? From, Instant? DueAt) : JournalEntry;

    /// <summary>Its fact was corrected, or the calendar or a parameter changed.</summary>
    public sealed record DeadlineMoved(
        string Key, string KeyBefore, string Deadline, string? Each, Instant? DueBefore, Instant? DueAfter) : JournalEntry;

    public sealed record DeadlineMet(string Key, string Deadline, string? Each, EventTime On, bool Late, bool RecordedLate) : JournalEntry;

    /// <summary>It ended without being met: its state was left or it no longer applies.</summary>
    public sealed record DeadlineEnded(string Key, string Deadline, string? Each) : JournalEntry;

    /// <param name="Key">Of the escalation that it puts on lists; see <see cref="OpenEscalation.Key"/>.</param>
    /// <param name="To">The roles asked that somebody holds.</param>
    /// <param name="Vacant">Roles of the rung that nobody holds.</param>
    /// <param name="LateByOutage">It was raised more than <see cref="ExecutionLimits.OutageAfter"/> after its time.</param>
    public sealed record StageRaised(
        string Key,
        string DeadlineKey,
        string Deadline,
        string? Each,
        StageId Stage,
        Instant DueAt,
        ImmutableArray<string> To,
        ImmutableArray<string> Copy,
        ImmutableArray<string> Vacant,
        bool LateByOutage) : JournalEntry;

    public sealed record BreachBegun(string Key, string Deadline, string? Each, Instant DueAt) : JournalEntry;

    /// <summary>What was missed was done after all, late.</summary>
    public sealed record BreachCompleted(string Key, string Deadline, string? Each, EventTime On) : JournalEntry;

    /// <summary>It had been done in time and was only entered late.</summary>
    public sealed record BreachRecordedLate(string Key, string Deadline, string? Each, EventTime On) : JournalEntry;

    public sealed record BreachMoved(string Key, string Deadline, string? Each, Instant DueBefore, Instant? DueAfter) : JournalEntry;

    public sealed record BreachExcused(string Key, string Deadline, string? Each, string Reason) : JournalEntry;

    public sealed record EscalationAcknowledged(string Key, string Deadline, string? Each, StageId Stage) : JournalEntry;

    public sealed record EscalationClosed(string Key, string Deadline, string? Each, StageId Stage, EscalationClosure Why) : JournalEntry;

    /// <param name="Event">The kind of event; when it happened is <see cref="JournalEntry.OccurredAt"/>.</param>
    public sealed record EventPublished(string Event) : JournalEntry;

    public sealed record SignalRaised(string Signal) : JournalEntry;

    /// <param name="Before">Who held it; null: nobody.</param>
    /// <param name="Reason">Null: nothing was said.</param>
    public sealed record RoleAssigned(string Role, string User, string? Before, string? Reason = null) : JournalEntry;

    public sealed record RoleVacated(string Role, string Before, string? Reason = null) : JournalEntry;

    /// <summary>The host carries it out in the same transaction.</summary>
    public sealed record EffectAsked(string Effect, ImmutableSortedDictionary<string, Value> Arguments) : JournalEntry;

    /// <param name="By">Who gave their word for it; null: whoever did the work let it pass alone.</param>
    /// <param name="CannotWait">Let pass alone because the child could not wait for somebody else's word.</param>
    public sealed record CheckOverridden(string Check, string Role, string Reason, string? By = null, bool CannotWait = false) : JournalEntry;

    /// <summary>Somebody gave their word that a colleague may go on although the check does not hold.</summary>
    public sealed record PassGiven(string Check, string? Each, string Role, string Reason) : JournalEntry;

    public sealed record CheckFlagged(string Check) : JournalEntry;

    /// <summary>A required question was not answered, because whoever was asked could not.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record AnswerNotKnown(string Form, string Question, string Reason) : JournalEntry;

    public sealed record CalendarAdopted(string Before, string After) : JournalEntry;

    /// <summary>Something that a person must look at: a stage that reached nobody.</summary>
    public sealed record Incident(string Code, string Words) : JournalEntry;

    /// <param name="State">The final state.</param>
    public sealed record CaseClosed(string State) : JournalEntry;
}
