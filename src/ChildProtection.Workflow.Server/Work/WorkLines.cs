using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Server.CasePage;
using ChildProtection.Workflow.Server.Drafts;
using ChildProtection.Workflow.Server.Rules;
using ChildProtection.Workflow.Server.Texts;
using NodaTime;

namespace ChildProtection.Workflow.Server.Work;

/// <summary>Puts the lines of a list into words, each obligation once.</summary>
public sealed class WorkLines(IDefinitionLibrary definitions, ICalendarLibrary calendars, RuleLibrary rules, IClock clock, Words words)
{
    /// <param name="reader">Whose list it is.</param>
    /// <param name="names">Who holds a role, where a list says so.</param>
    /// <param name="begun">What the reader began and has not sent.</param>
    public IReadOnlyList<WorkLine> Of(
        StaffMember reader, IReadOnlyList<WorkItem> items, IReadOnlyDictionary<UserId, string> names, IReadOnlyList<BegunForm> begun)
    {
        var authority = reader.Authority;
        var calendar = calendars.Default(authority);
        var now = clock.GetCurrentInstant();
        var due = new DueWords(calendar, now, words);
        var today = calendar.DateOf(now);
        var (weekEnds, soonEnds) = (calendar.EndOf(today.Next(IsoDayOfWeek.Sunday)), calendar.EndOf(today.PlusDays(WorkList.SoonDays)));
        var started = begun.ToDictionary(form => form.Path, form => form.SavedAt, StringComparer.Ordinal);
        return [.. Obligation.Of(items).Select(Line)];

        WorkLine Line(Obligation obligation)
        {
            var item = obligation.Item;
            var row = item.Line.Row;
            var casePath = CasePaths.Case(item.Line.Case);
            var path = item.TaskName is { } task ? CasePaths.Task(item.Line.Case, task, item.Each) : casePath;
            var definition = item.State?.Definition.Definition ?? definitions.Find(authority, item.Line.DefinitionHash)?.Definition;
            var overdue = row.DueAt is { } over && due.IsOverdue(over);
            return new WorkLine
            {
                Standing = StandingOf(obligation, overdue),
                Kind = obligation.Raised is [var gravest, ..] ? gravest.Line.Row.Kind : row.Kind,
                Case = item.Line.Case,
                ChildName = item.Line.ChildName,
                Family = item.Line.Family,
                CasePath = casePath,
                Title = item.Title.In(words.Language),
                About = item is { About: { } record, State: { } of } ? new ValueText(of.Definition.Definition, of.Calendar, new StaffNames(names, words), words, [record]).RecordLine(record.List, record.Id) : null,
                Path = path,
                Meets = Meets(item),
                RoleName = row.Role,
                Role = words.Role(row.Role, definition),
                CoverFor = item.CoverFor,
                Who = row.Assignee is { } who ? names.GetValueOrDefault(who) : null,
                DueAt = row.DueAt,
                DueOn = row.DueAt is { } on ? calendar.DateOf(on) : null,
                Due = row.DueAt is { } at ? due.Moment(at) : null,
                Left = row.DueAt is { } left ? due.Left(left) : null,
                Overdue = overdue,
                DueThisWeek = row.DueAt is { } soon && soon <= weekEnds,
                Why = item.Why?.In(words.Language),
                Basis = item.Basis,
                Explained = item is { State: { } state, Deadline: { } deadline } ? DueItems.Of(state, deadline, words) : null,
                IfMissed = item.IfMissed?.In(words.Language),
                Begun = started.GetValueOrDefault(path),
                EscalationKey = obligation.Unowned?.EscalationKey,
                Weight = definition is null ? default : WorkWeight.Of(definition, row.Name, rules.Book),
                Urgency = obligation.Urgency,
            };
        }

        IReadOnlyList<WorkLink> Meets(WorkItem item)
        {
            if (item.State is not { } state || item.Meets.Count == 0 || !AccessTable.Allows(reader, Permission.DoWork))
            {
                return [];
            }
            var actions = DefinitionOutline.Of(state.Definition.Definition).Actions;
            return
            [
                .. from offered in item.Meets
                   where offered.For.Any(role => ActingRoles.Acts(reader, state.Snapshot, role))
                   select new WorkLink(
                       actions[offered.Name].Title.In(words.Language), CasePaths.Action(item.Line.Case, offered.Name, offered.Each), null,
                       string.Join(", ", offered.For.Select(role => words.Role(role, state.Definition.Definition)))),
            ];
        }

        WorkStanding StandingOf(Obligation obligation, bool overdue) => obligation switch
        {
            { Unowned.Line.Row.Kind: Cases.Runtime.TaskRowKind.Alarm } => WorkStanding.Alarm,
            { Unowned: not null } => WorkStanding.Escalation,
            _ when overdue => WorkStanding.Overdue,
            { Item.Line.Row.DueAt: { } at } when calendar.DateOf(at) == today => WorkStanding.DueToday,
            { Item.Line.Row.DueAt: { } at } when at <= soonEnds => WorkStanding.Soon,
            _ => WorkStanding.Later,
        };
    }
}
