using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Server.Texts;
using NodaTime;

namespace ChildProtection.Workflow.Server.Work;

/// <summary>Puts the lines of a list into words.</summary>
public sealed class WorkLines(IDefinitionLibrary definitions, ICalendarLibrary calendars, IClock clock, Words words)
{
    public IReadOnlyList<WorkLine> Of(AuthorityId authority, IReadOnlyList<WorkItem> items)
    {
        var calendar = calendars.Default(authority);
        var now = clock.GetCurrentInstant();
        var due = new DueWords(calendar, now, words);
        var weekEnds = calendar.EndOf(calendar.DateOf(now).Next(IsoDayOfWeek.Sunday));
        return [.. items.Select(item => Line(authority, item, due, weekEnds))];
    }

    private WorkLine Line(AuthorityId authority, WorkItem item, DueWords due, Instant weekEnds)
    {
        var row = item.Line.Row;
        var casePath = CasePaths.Case(item.Line.Case);
        var definition = definitions.Find(authority, item.Line.DefinitionHash);
        return new WorkLine
        {
            Kind = row.Kind,
            ChildName = item.Line.ChildName,
            CasePath = casePath,
            Title = item.Title.In(words.Language),
            Path = item.TaskName is { } task ? CasePaths.Task(item.Line.Case, task, item.Each) : casePath,
            Role = words.Role(row.Role, definition?.Definition),
            Due = row.DueAt is { } at ? due.Moment(at) : null,
            Left = row.DueAt is { } left ? due.Left(left) : null,
            Overdue = row.DueAt is { } over && due.IsOverdue(over),
            DueThisWeek = row.DueAt is { } soon && soon <= weekEnds,
            Why = item.Why?.In(words.Language),
            IfMissed = item.IfMissed?.In(words.Language),
            Basis = item.Basis,
            Next = item.Deadline is { } deadline && definition is not null ? new StageWords(definition.Definition, due, words).Next(deadline) : null,
            EscalationKey = item.EscalationKey,
            Urgency = row.Urgency,
        };
    }
}
