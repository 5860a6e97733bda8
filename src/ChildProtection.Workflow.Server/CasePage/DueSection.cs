using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Texts;
using ChildProtection.Workflow.Server.Work;

namespace ChildProtection.Workflow.Server.CasePage;

/// <summary>What a case asks for, each thing once: what was raised first, then by date.</summary>
public sealed class DueSection(CaseTelling telling)
{
    /// <summary>The lines of the case page; the others are a link away.</summary>
    public const int FirstMax = 6;

    private readonly IReadOnlyList<WorkEntries> entries = telling.State.Head.Closed
        ? [.. WorkEntries.Of(telling.View.Derivation).Where(entry => entry.Raised.Count > 0)]
        : WorkEntries.Of(telling.View.Derivation);

    public int Count => entries.Count;

    public int Overdue => entries.Count(entry => entry.DueAt is { } due && telling.Due.IsOverdue(due));

    public IReadOnlyList<WorkEntry> All() => [.. entries.Select(Entry)];

    public IReadOnlyList<WorkEntry> First() => [.. entries.Take(FirstMax).Select(Entry)];

    /// <summary>Deadlines that wait for the fact they count from.</summary>
    public IReadOnlyList<DueItem> Waiting() =>
    [
        .. telling.View.Derivation.Deadlines.Except(entries.Select(entry => entry.Deadline).OfType<DerivedDeadline>())
            .Where(deadline => deadline.DueAt is null).Select(telling.Explained),
    ];

    /// <summary>What passed unmet, the latest first; nothing for whoever sees a part of the case.</summary>
    public IReadOnlyList<MissedItem> Missed() => telling.View.Sight.IsWhole ? [.. telling.State.Snapshot.Breaches.Reverse().Select(Missed)] : [];

    private WorkEntry Entry(WorkEntries entry)
    {
        var (outline, due, words) = (telling.Outline, telling.Due, telling.Words);
        var work = entry.Task is { } asked ? outline.Tasks[asked.Name] : null;
        return new WorkEntry(
            work?.Title.In(words.Language) ?? telling.DeadlineTitle(entry.Deadline?.Name ?? entry.Raised[0].Deadline),
            entry.Task is { } task && telling.Acts(task.For) ? CasePaths.Task(telling.State.Head.Case, task.Name, task.Each) : null,
            telling.About(entry.Task?.Each ?? entry.Deadline?.Each),
            entry.DueAt is { } left ? due.Left(left) : null,
            entry.DueAt is { } at ? due.Moment(at) : null,
            entry.DueAt is { } over && due.IsOverdue(over),
            entry.Task is null ? null : entry.Task.Assignee is { } assignee ? telling.Names.Of(assignee) : words.Role(entry.Task.AskedRole, telling.Definition),
            entry.Task is { } aside && telling.Acts(work!.NotNeededBy) ? CasePaths.NotNeeded(telling.State.Head.Case, aside.Name, aside.Each) : null,
            entry.Task is { } other && !telling.Acts(work!.For) && work.Checks.Any(check => check.Override.Count > 0 && telling.Acts(check.Override))
                ? CasePaths.LetPass(telling.State.Head.Case, Doable.Task, other.Name, other.Each)
                : null,
            [.. entry.Raised.Select(Raised)],
            entry.Deadline is { } deadline ? telling.Explained(deadline) : null)
        {
            Meets = entry is { Task: null, Deadline: { } duty } ? [.. outline.Meeting(duty, telling.View.Derivation).Where(action => telling.Acts(action.For)).Select(telling.Link)] : [],
        };
    }

    private RaisedItem Raised(OpenEscalation escalation) => new(
        escalation.Kind == EscalationKind.Alarm,
        escalation.Kind == EscalationKind.Reminder,
        telling.Due.Moment(escalation.RaisedAt),
        telling.Roles(escalation.To),
        escalation.AcknowledgedBy is { } owner ? telling.Names.Of(owner) : null,
        escalation.AcknowledgedBy is null && escalation.Kind != EscalationKind.Reminder && telling.Acts(escalation.To) ? escalation.Key : null);

    private MissedItem Missed(Breach breach) => new(
        telling.DeadlineTitle(breach.Name),
        telling.Due.Moment(breach.DueAt),
        breach switch
        {
            { RecordedLate: true } => telling.Words["case.missed_recorded_late"],
            { MetOn: { } on } => telling.Words.With("case.missed_done", DateWords.Long(on.Date, telling.Words.Spoken)),
            { Moved: true } => telling.Words["case.missed_moved"],
            { Ended: true } => telling.Words["case.missed_ended"],
            _ => telling.Words["case.missed_open"],
        },
        breach.ExcusedBecause,
        breach.ExcusedBecause is null && telling.May(Permission.ExcuseBreach) ? CasePaths.Excuse(telling.State.Head.Case, breach.Key) : null);
}
