using System.Collections.Frozen;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>The stable kinds of journal entries. A kind never gets a new meaning.</summary>
public static class JournalKinds
{
    private static readonly FrozenDictionary<Type, string> ByType = new Dictionary<Type, string>
    {
        [typeof(CaseInput.Open)] = "input.open",
        [typeof(CaseInput.CompleteTask)] = "input.task",
        [typeof(CaseInput.TakeAction)] = "input.action",
        [typeof(CaseInput.Signal)] = "input.signal",
        [typeof(CaseInput.CorrectRecord)] = "input.correct_record",
        [typeof(CaseInput.CorrectField)] = "input.correct_field",
        [typeof(CaseInput.Acknowledge)] = "input.acknowledge",
        [typeof(CaseInput.Excuse)] = "input.excuse",
        [typeof(CaseInput.NotNeeded)] = "input.not_needed",
        [typeof(CaseInput.LetPass)] = "input.let_pass",
        [typeof(CaseInput.AssignRole)] = "input.assign",
        [typeof(CaseInput.VacateRole)] = "input.vacate",
        [typeof(CaseInput.Fire)] = "input.fire",
        [typeof(CaseInput.CalendarChanged)] = "input.calendar",
        [typeof(JournalEntry.StateEntered)] = "state.entered",
        [typeof(JournalEntry.StateExited)] = "state.exited",
        [typeof(JournalEntry.FieldSet)] = "field.set",
        [typeof(JournalEntry.FieldCorrected)] = "field.corrected",
        [typeof(JournalEntry.RecordAdded)] = "record.added",
        [typeof(JournalEntry.RecordUpdated)] = "record.updated",
        [typeof(JournalEntry.RecordCorrected)] = "record.corrected",
        [typeof(JournalEntry.TaskOpened)] = "task.opened",
        [typeof(JournalEntry.TaskDone)] = "task.done",
        [typeof(JournalEntry.TaskSetAside)] = "task.set_aside",
        [typeof(JournalEntry.TaskClosed)] = "task.closed",
        [typeof(JournalEntry.ActionTaken)] = "action.taken",
        [typeof(JournalEntry.DeadlineStarted)] = "deadline.started",
        [typeof(JournalEntry.DeadlineMoved)] = "deadline.moved",
        [typeof(JournalEntry.DeadlineMet)] = "deadline.met",
        [typeof(JournalEntry.DeadlineEnded)] = "deadline.ended",
        [typeof(JournalEntry.StageRaised)] = "stage.raised",
        [typeof(JournalEntry.BreachBegun)] = "breach.begun",
        [typeof(JournalEntry.BreachCompleted)] = "breach.completed",
        [typeof(JournalEntry.BreachRecordedLate)] = "breach.recorded_late",
        [typeof(JournalEntry.BreachMoved)] = "breach.moved",
        [typeof(JournalEntry.BreachExcused)] = "breach.excused",
        [typeof(JournalEntry.EscalationAcknowledged)] = "escalation.acknowledged",
        [typeof(JournalEntry.EscalationClosed)] = "escalation.closed",
        [typeof(JournalEntry.EventPublished)] = "event.published",
        [typeof(JournalEntry.SignalRaised)] = "signal.raised",
        [typeof(JournalEntry.RoleAssigned)] = "role.assigned",
        [typeof(JournalEntry.RoleVacated)] = "role.vacated",
        [typeof(JournalEntry.EffectAsked)] = "effect.asked",
        [typeof(JournalEntry.CheckOverridden)] = "check.overridden",
        [typeof(JournalEntry.PassGiven)] = "check.pass_given",
        [typeof(JournalEntry.CheckFlagged)] = "check.flagged",
        [typeof(JournalEntry.AnswerNotKnown)] = "answer.not_known",
        [typeof(JournalEntry.CalendarAdopted)] = "calendar.adopted",
        [typeof(JournalEntry.Incident)] = "incident",
        [typeof(JournalEntry.CaseClosed)] = "case.closed",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, Type> ByKind =
        ByType.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    /// <summary>All kinds, in alphabetical order.</summary>
    public static IReadOnlyList<string> All { get; } = [.. ByKind.Keys.Order(StringComparer.Ordinal)];

    internal static string Of(JournalEntry entry) =>
        ByType[entry is JournalEntry.Given given ? given.Input.GetType() : entry.GetType()];

    internal static Type? TypeOf(string kind) => ByKind.GetValueOrDefault(kind);
}
