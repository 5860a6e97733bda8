using System.Globalization;
using System.Text;
using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Engine.Execution;
using NodaTime;
using NodaTime.Text;

namespace ChildProtection.Workflow.Engine.Scenarios;

/// <summary>Tells a journal as a story: dated, a line for each thing that a social worker would ask about. Also for cases outside scenarios.</summary>
public static class ScenarioStory
{
    private static readonly LocalDateTimePattern Minute = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm");

    /// <summary>The file beside a scenario's own in which its story is kept.</summary>
    public static string KeptBeside(string scenario) => Path.ChangeExtension(scenario, ".story.txt");

    /// <param name="title">The first line.</param>
    /// <param name="journal">In order.</param>
    /// <param name="calendar">For its zone.</param>
    public static string Tell(string title, IReadOnlyList<JournalEntry> journal, WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(journal);
        ArgumentNullException.ThrowIfNull(calendar);
        var story = new StringBuilder();
        story.Append(title).Append('\n');
        Instant? stage = null;
        foreach (var entry in journal)
        {
            if (entry is JournalEntry.Given { Input: CaseInput.Fire })
            {
                continue;
            }
            if (entry is JournalEntry.Given given)
            {
                stage = null;
                story.Append(CultureInfo.InvariantCulture, $"\n{At(entry.RecordedAt, calendar)}  {Deed(given.Input)}\n");
                continue;
            }
            if (entry is JournalEntry.StageRaised or JournalEntry.BreachBegun && stage != entry.OccurredAt)
            {
                stage = entry.OccurredAt;
                story.Append(CultureInfo.InvariantCulture, $"\n{At(entry.OccurredAt, calendar)}  time passes\n");
            }
            if (Line(entry, calendar) is { } line)
            {
                story.Append("  ").Append(line).Append('\n');
            }
        }
        return story.ToString();
    }

    /// <summary>The lines that a story has for these entries, without their times.</summary>
    public static IEnumerable<string> Lines(IEnumerable<JournalEntry> entries, WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(calendar);
        return entries.Select(entry => Line(entry, calendar)).OfType<string>();
    }

    private static string Deed(CaseInput input)
    {
        var deed = input switch
        {
            CaseInput.Open { TakenOver: true } => "takes the case over",
            CaseInput.Open => "opens the case",
            CaseInput.CompleteTask done => $"does {done.Task}{Of(done.Each)}",
            CaseInput.TakeAction taken => $"does {taken.Action}{Of(taken.Each)}",
            CaseInput.Signal signal => $"tells of {signal.Name}",
            CaseInput.CorrectRecord record => $"corrects {record.Id}: {record.Reason}",
            CaseInput.CorrectField field => $"corrects {field.Field}: {field.Reason}",
            CaseInput.Acknowledge acknowledge => $"takes on {acknowledge.Key}",
            CaseInput.Excuse excuse => $"excuses {excuse.Key}: {excuse.Reason}",
            CaseInput.NotNeeded aside => $"sets aside {aside.Task}{Of(aside.Each)}: {aside.Reason}",
            CaseInput.LetPass word => $"gives their word for {word.Check}{Of(word.Each)}",
            CaseInput.AssignRole assign => $"names {assign.User} as {assign.Role}",
            CaseInput.VacateRole vacate => $"takes {vacate.Role} from whoever held it",
            CaseInput.CalendarChanged changed => $"brings the calendar {changed.Version}",
            _ => input.GetType().Name,
        };
        var happened = input.OccurredOn is { } on ? $" (happened {on.ToString().Replace('T', ' ')})" : "";
        return $"{input.Actor.Id} {deed}{happened}";
    }

    private static string? Line(JournalEntry entry, WorkingCalendar calendar) => entry switch
    {
        JournalEntry.StateEntered state => state.Resumed ? $"goes on in {state.State}" : $"enters {state.State}",
        JournalEntry.StateExited state => $"leaves {state.State}",
        JournalEntry.FieldSet field => $"{field.Field} = {field.After}",
        JournalEntry.FieldCorrected field => $"{field.Field}: {field.Before} becomes {field.After}",
        JournalEntry.RecordAdded record => $"records {record.Id} of {record.On}",
        JournalEntry.RecordUpdated record => $"updates {record.Id}",
        JournalEntry.RecordCorrected record => $"corrects {record.Id}{(record.OnBefore == record.OnAfter ? "" : $": {record.OnBefore} becomes {record.OnAfter}")}",
        JournalEntry.TaskOpened task => $"asks {task.Role}: {task.Task}{Of(task.Each)}{Due(task.DueAt, calendar)}",
        JournalEntry.TaskDone task => $"done: {task.Task}{Of(task.Each)}{Late(task.Late, task.RecordedLate)}",
        JournalEntry.TaskSetAside task => $"set aside: {task.Task}{Of(task.Each)}",
        JournalEntry.TaskClosed task => $"no longer asked: {task.Task}{Of(task.Each)}",
        JournalEntry.DeadlineStarted deadline => deadline.From is null
            ? $"waits: {deadline.Deadline}{Of(deadline.Each)}"
            : $"runs: {deadline.Deadline}{Of(deadline.Each)} from {deadline.From}{Due(deadline.DueAt, calendar)}",
        JournalEntry.DeadlineMoved deadline => $"moves: {deadline.Deadline}{Of(deadline.Each)}{Due(deadline.DueBefore, calendar)}, now{Due(deadline.DueAfter, calendar).TrimStart(',')}",
        JournalEntry.DeadlineMet deadline => $"met: {deadline.Deadline}{Of(deadline.Each)} on {deadline.On}{Late(deadline.Late, deadline.RecordedLate)}",
        JournalEntry.DeadlineEnded deadline => $"ends: {deadline.Deadline}{Of(deadline.Each)}",
        JournalEntry.StageRaised stage => $"{Stage(stage.Stage)} of {stage.Deadline}{Of(stage.Each)}{Due(stage.DueAt, calendar)}: to {Listed(stage.To)}{(stage.Copy.IsEmpty ? "" : $", copy to {Listed(stage.Copy)}")}",
        JournalEntry.BreachBegun breach => $"overdue: {breach.Deadline}{Of(breach.Each)}",
        JournalEntry.BreachCompleted breach => $"overdue no longer: {breach.Deadline}{Of(breach.Each)}, done {breach.On}",
        JournalEntry.BreachRecordedLate breach => $"was in time and entered late: {breach.Deadline}{Of(breach.Each)}, done {breach.On}",
        JournalEntry.BreachMoved breach => $"stands no longer on its date: {breach.Deadline}{Of(breach.Each)}",
        JournalEntry.BreachExcused breach => $"excused: {breach.Deadline}{Of(breach.Each)}",
        JournalEntry.EscalationAcknowledged escalation => $"taken on: {Stage(escalation.Stage)} of {escalation.Deadline}{Of(escalation.Each)}",
        JournalEntry.EscalationClosed escalation => $"closed: {Stage(escalation.Stage)} of {escalation.Deadline}{Of(escalation.Each)}",
        JournalEntry.EventPublished published => $"publishes {published.Event}",
        JournalEntry.SignalRaised signal => $"raises {signal.Signal}",
        JournalEntry.RoleAssigned role => $"{role.User} becomes {role.Role}",
        JournalEntry.RoleVacated role => $"nobody is {role.Role}",
        JournalEntry.EffectAsked effect => $"effect {effect.Effect}({string.Join(", ", effect.Arguments.Select(pair => $"{pair.Key}: {pair.Value}"))})",
        JournalEntry.AnswerNotKnown answer => $"not known: {answer.Question}: {answer.Reason}",
        JournalEntry.CheckOverridden check =>
            $"let pass {(check.By is null ? "by" : "with the word of")} {check.Role}{(check.CannotWait ? ", who could not wait" : "")}: {check.Check}: {check.Reason}",
        JournalEntry.PassGiven word => $"{word.Check}{Of(word.Each)} may be let pass, says {word.Role}: {word.Reason}",
        JournalEntry.CheckFlagged check => $"shown: {check.Check} does not hold",
        JournalEntry.CalendarAdopted adopted => $"counts by {adopted.After}",
        JournalEntry.Incident incident => $"incident {incident.Code}: {incident.Words}",
        JournalEntry.CaseClosed closed => $"the case ends in {closed.State}",
        _ => null,
    };

    private static string Stage(StageId id) => id.Kind switch
    {
        StageKind.Reminder => $"reminder {id.Number}",
        StageKind.Due => "due",
        _ => $"{id.Ladder} rung {id.Number}{(id.Repeat == 0 ? "" : $" repeat {id.Repeat}")}",
    };

    private static string Of(string? each) => each is null ? "" : $" ({each})";

    private static string Late(bool late, bool recordedLate) => late ? ", late" : recordedLate ? ", in time, entered late" : "";

    private static string Due(Instant? due, WorkingCalendar calendar)
    {
        if (due is not { } at)
        {
            return "";
        }
        var local = at.InZone(calendar.Zone).LocalDateTime;
        var day = LocalDatePattern.Iso.Format(local.Date);
        return local.TimeOfDay == new LocalTime(23, 59, 59) ? $", due {day}" : $", due {Minute.Format(local)}";
    }

    private static string At(Instant instant, WorkingCalendar calendar) => Minute.Format(instant.InZone(calendar.Zone).LocalDateTime);

    private static string Listed(IReadOnlyCollection<string> names) => names.Count == 0 ? "nobody" : string.Join(", ", names);
}
