using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Expressions;
using ChildProtection.Workflow.Engine.Texts;
using ChildProtection.Workflow.Server.Texts;
using ChildProtection.Workflow.Server.Work;
using NodaTime;

namespace ChildProtection.Workflow.Server.CasePage;

/// <summary>A case's journal as a story that a person can read: what happened, when it happened, when it was entered, by whom.</summary>
public sealed class Timeline(Definition definition, WorkingCalendar calendar, StaffNames names, ValueText values, Words words)
{
    private readonly DefinitionOutline outline = DefinitionOutline.Of(definition);

    /// <summary>The lines, newest first.</summary>
    public IReadOnlyList<TimelineLine> Of(IEnumerable<JournalLine> journal, bool everything) =>
        [.. journal.Reverse().Select(line => Line(line.Entry)).OfType<TimelineLine>().Where(line => everything || line.Weight != TimelineWeight.Inner)];

    /// <summary>One entry in words; null for what is told by what it led to.</summary>
    public TimelineLine? Line(JournalEntry entry)
    {
        if (Say(entry) is not { } said)
        {
            return null;
        }
        var (happened, recorded) = (Day(entry.OccurredAt), Day(entry.RecordedAt));
        return new TimelineLine(
            Moment(entry.OccurredAt),
            happened == recorded ? null : Moment(entry.RecordedAt),
            names.Of(entry.Actor),
            said.Words,
            said.Detail,
            said.Weight);
    }

    private (string Words, string? Detail, TimelineWeight Weight)? Say(JournalEntry entry) => entry switch
    {
        JournalEntry.StateEntered state => (words.With("journal.state_entered", State(state.State)), null, TimelineWeight.Inner),
        JournalEntry.StateExited state => (words.With("journal.state_left", State(state.State)), null, TimelineWeight.Inner),
        JournalEntry.FieldSet set => (words.With("journal.field_set", Field(set.Field), Value(set.Field, set.After)), null, TimelineWeight.Inner),
        JournalEntry.FieldCorrected set =>
            (words.With("journal.field_corrected", Field(set.Field), Value(set.Field, set.Before), Value(set.Field, set.After)), set.Reason, TimelineWeight.Work),
        JournalEntry.RecordAdded record => (words.With("journal.record_added", Record(record.List)), null, TimelineWeight.Inner),
        JournalEntry.RecordUpdated record => (words.With("journal.record_updated", Record(record.List)), null, TimelineWeight.Inner),
        JournalEntry.RecordCorrected record => (words.With("journal.record_corrected", Record(record.List)), record.Reason, TimelineWeight.Work),
        JournalEntry.TaskOpened task => (words.With("journal.task_opened", Task(task.Task)), null, TimelineWeight.Inner),
        JournalEntry.TaskDone task => (words.With($"journal.task_done_{How(task.Late, task.RecordedLate)}", Task(task.Task)), null, TimelineWeight.Work),
        JournalEntry.TaskSetAside task => (words.With("journal.task_set_aside", Task(task.Task)), task.Reason, TimelineWeight.Work),
        JournalEntry.TaskClosed task => (words.With("journal.task_closed", Task(task.Task)), null, TimelineWeight.Inner),
        JournalEntry.ActionTaken action => (words.With("journal.action_taken", Action(action.Action)), null, TimelineWeight.Work),
        JournalEntry.DeadlineStarted deadline => deadline.DueAt is { } due
            ? (words.With("journal.deadline_started", Deadline(deadline.Deadline), Moment(due)), null, TimelineWeight.Inner)
            : (words.With("journal.deadline_waits", Deadline(deadline.Deadline)), null, TimelineWeight.Inner),
        JournalEntry.DeadlineMoved deadline => deadline.DueAfter is { } due
            ? (words.With("journal.deadline_moved", Deadline(deadline.Deadline), Moment(due)), null, TimelineWeight.Work)
            : (words.With("journal.deadline_waits", Deadline(deadline.Deadline)), null, TimelineWeight.Inner),
        JournalEntry.DeadlineMet deadline =>
            (words.With($"journal.deadline_met_{How(deadline.Late, deadline.RecordedLate)}", Deadline(deadline.Deadline)), null, TimelineWeight.Inner),
        JournalEntry.DeadlineEnded deadline => (words.With("journal.deadline_ended", Deadline(deadline.Deadline)), null, TimelineWeight.Inner),
        JournalEntry.StageRaised stage => Raised(stage),
        JournalEntry.BreachBegun breach => (words.With("journal.missed", Deadline(breach.Deadline), Moment(breach.DueAt)), null, TimelineWeight.Alert),
        JournalEntry.BreachCompleted breach => (words.With("journal.done_late", Deadline(breach.Deadline)), null, TimelineWeight.Work),
        JournalEntry.BreachRecordedLate breach => (words.With("journal.recorded_late", Deadline(breach.Deadline)), null, TimelineWeight.Work),
        JournalEntry.BreachMoved breach => (words.With("journal.breach_moved", Deadline(breach.Deadline)), null, TimelineWeight.Work),
        JournalEntry.BreachExcused breach => (words.With("journal.excused", Deadline(breach.Deadline)), breach.Reason, TimelineWeight.Work),
        JournalEntry.EscalationAcknowledged escalation => (words.With("journal.acknowledged", Deadline(escalation.Deadline)), null, TimelineWeight.Work),
        JournalEntry.EscalationClosed escalation => (words.With("journal.escalation_closed", Deadline(escalation.Deadline)), null, TimelineWeight.Inner),
        JournalEntry.EventPublished sent => (words.With("journal.event", Event(sent.Event)), null, TimelineWeight.Inner),
        JournalEntry.RoleAssigned role => (words.With("journal.role_assigned", words.Role(role.Role, definition), names.Of(role.User)), role.Reason, TimelineWeight.Work),
        JournalEntry.RoleVacated role => (words.With("journal.role_vacated", words.Role(role.Role, definition), names.Of(role.Before)), role.Reason, TimelineWeight.Alert),
        JournalEntry.CheckOverridden check =>
            (check.By is { } by ? words.With("journal.check_overridden_by", names.Of(by)) : words[check.CannotWait ? "journal.check_overridden_alone" : "journal.check_overridden"], words.With("journal.passed_because", CheckWords(check.Check) ?? check.Check, check.Reason), TimelineWeight.Alert),
        JournalEntry.AnswerNotKnown answer =>
            (words.With("journal.not_known", definition.Forms.GetValueOrDefault(answer.Form)?.Questions.FirstOrDefault(question => question.Name == answer.Question)?.Title.In(words.Language) ?? answer.Question),
                answer.Reason, TimelineWeight.Work),
        JournalEntry.PassGiven word => (words["journal.pass_given"], words.With("journal.passed_because", CheckWords(word.Check) ?? word.Check, word.Reason), TimelineWeight.Work),
        JournalEntry.CheckFlagged check => (words["journal.check_flagged"], CheckWords(check.Check), TimelineWeight.Alert),
        JournalEntry.CalendarAdopted => (words["journal.calendar"], null, TimelineWeight.Inner),
        JournalEntry.Incident incident => (words["journal.incident"], incident.Words, TimelineWeight.Alert),
        JournalEntry.CaseClosed => (words["journal.closed"], null, TimelineWeight.Work),
        JournalEntry.Given { Input: CaseInput.Open } => (words["journal.opened"], null, TimelineWeight.Work),
        // The other inputs are told by what they led to; signals and effects are the machinery's own.
        JournalEntry.Given or JournalEntry.SignalRaised or JournalEntry.EffectAsked => null,
        _ => throw new InvalidOperationException($"No words for the entry {entry.GetType().Name}."),
    };

    private (string Words, string? Detail, TimelineWeight Weight) Raised(JournalEntry.StageRaised stage)
    {
        var to = string.Join(", ", stage.To.Select(role => words.Role(role, definition)));
        var key = stage.Stage.Kind == StageKind.Reminder ? "journal.reminded" : "journal.escalated";
        return stage.Stage.Kind == StageKind.Due
            ? (words.With("journal.came_due", Deadline(stage.Deadline)), null, TimelineWeight.Inner)
            : (words.With(key, Deadline(stage.Deadline), to.Length > 0 ? to : words["journal.nobody"]),
                stage.LateByOutage ? words["journal.late_by_outage"] : null,
                TimelineWeight.Alert);
    }

    private static string How(bool late, bool recordedLate) => recordedLate ? "recorded_late" : late ? "late" : "in_time";

    private string State(string path) => outline.States.TryGetValue(path, out var state) ? state.Title.In(words.Language) : path;

    private string Field(string name) => definition.Fields.TryGetValue(name, out var field) ? field.Title.In(words.Language) : name;

    private string Value(string field, Value value) =>
        values.Say(definition.Fields.TryGetValue(field, out var known) ? known.Type : new FieldType.Text(Long: false), value);

    private string Record(string list) => definition.Records.TryGetValue(list, out var record) ? record.Title.In(words.Language) : list;

    private string Task(string name) => outline.Tasks.TryGetValue(name, out var task) ? task.Title.In(words.Language) : name;

    private string Action(string name) => outline.Actions.TryGetValue(name, out var action) ? action.Title.In(words.Language) : name;

    private string Deadline(string name) => outline.Deadlines.TryGetValue(name, out var deadline) ? deadline.Title.In(words.Language) : name;

    private string Event(string name) => definition.Events.TryGetValue(name, out var kind) ? kind.Title.In(words.Language) : name;

    private string? CheckWords(string name) =>
        outline.Tasks.Values.SelectMany(task => task.Checks).Concat(outline.Actions.Values.SelectMany(action => action.Checks))
            .FirstOrDefault(check => check.Name == name)?.Else.In(words.Language);

    private LocalDate Day(Instant at) => calendar.DateOf(at);

    /// <summary>A day alone when only the day is known: it stands as the first instant of the day.</summary>
    private string Moment(Instant at)
    {
        var date = Day(at);
        return at == calendar.StartOf(date) || at == calendar.EndOf(date)
            ? DateWords.Long(date, words.Spoken)
            : DateWords.Long(at.InZone(calendar.Zone).LocalDateTime, words.Spoken);
    }
}
