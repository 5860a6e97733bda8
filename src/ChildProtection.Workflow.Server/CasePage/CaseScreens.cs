using System.Text.Json;
using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Texts;
using ChildProtection.Workflow.Server.Texts;
using ChildProtection.Workflow.Server.Work;
using NodaTime;

namespace ChildProtection.Workflow.Server.CasePage;

/// <summary>Puts a case into words for one reader: what they may do is linked, what others may is named.</summary>
public sealed class CaseScreens(CaseView view, StaffMember reader, StaffNames names, Instant now, Words words)
{
    /// <summary>The lines of the timeline that are shown until everything is asked for.</summary>
    public const int TimelineShownMax = 25;

    /// <summary>Of these, the lines that stand open; the others are there on a press.</summary>
    public const int TimelineOpenMax = 10;

    /// <summary>How far ahead the page looks, and how much of it it shows.</summary>
    public const int ForecastDays = 60;
    public const int ForecastShownMax = 30;

    private readonly CaseState state = view.State;
    private readonly Definition definition = view.State.Definition.Definition;
    private readonly DefinitionOutline outline = DefinitionOutline.Of(view.State.Definition.Definition);
    private readonly DueWords due = new(view.State.Calendar, now, words);
    private readonly ValueText values = new(view.State.Definition.Definition, view.State.Calendar, names, words, view.Records, view.Child.People);

    public CaseScreen Of(bool everything)
    {
        var told = new Timeline(definition, state.Calendar, names, values, words);
        var timeline = told.Of(view.Journal, everything);
        var shown = everything ? timeline.Count : Math.Min(timeline.Count, TimelineShownMax);
        var actions = Actions();
        var work = state.Head.Closed ? [.. WorkEntries.Of(view.Derivation).Where(entry => entry.Raised.Count > 0)] : WorkEntries.Of(view.Derivation);
        var active = state.Snapshot.ActiveStates.ToHashSet(StringComparer.Ordinal);
        return new CaseScreen
        {
            Id = state.Head.Case,
            ChildName = view.Child.Name,
            Age = Age(),
            People = People(),
            Siblings = [.. view.Child.Siblings.Select(sibling => (sibling.Name, sibling.OpenCase is { } open ? CasePaths.Case(open) : null))],
            Ended = state.Head.Closed ? due.Day(EndedOn()) : null,
            NewCasePath = state.Head.Closed && May(Permission.OpenCase) ? CasePaths.Open(view.Child.Id) : null,
            Where = view.Sight.IsWhole ? ActiveStates.Of(definition.Root, active, words.Language) : [],
            MainState = outline.States.GetValueOrDefault(state.Head.MainState)?.Title.In(words.Language) ?? "",
            Picture = view.Sight.IsWhole ? StatePicture.Of(definition.Root, active, words.Language) : null,
            Work = [.. work.Select(Entry)],
            Waiting = [.. view.Derivation.Deadlines.Except(work.Select(entry => entry.Deadline).OfType<DerivedDeadline>()).Where(deadline => deadline.DueAt is null).Select(Explained)],
            AtOnce = [.. actions.Where(IsAtOnce).Select(action => action.Link)],
            Actions = [.. actions.Where(action => !IsAtOnce(action)).Select(action => action.Link)],
            Missed = view.Sight.IsWhole ? [.. state.Snapshot.Breaches.Reverse().Select(Missed)] : [],
            Timeline = [.. timeline.Take(shown)],
            HasEarlier = view.EarlierEntries > 0 || shown < timeline.Count,
            Everything = everything,
            Forecast = ForecastLines(told),
            Facts = Facts(),
            Records = Records(),
            Agencies = [.. view.Agencies.Select(each => each.Agency.Active ? each.Agency.Name : $"{each.Agency.Name} ({words["agencies.inactive"]})")],
            MayRelate = May(Permission.RelateAgencies),
            MayAssign = May(Permission.AssignRoles) && !state.Head.Closed,
        };
    }

    /// <summary>A closed case takes corrections still: the last change of it need not be its end.</summary>
    private LocalDate EndedOn() => state.Calendar.DateOf(
        view.Journal.Select(line => line.Entry).OfType<JournalEntry.CaseClosed>().FirstOrDefault()?.OccurredAt ?? state.Head.ChangedAt);

    private bool May(Permission permission) => AccessTable.Allows(reader.Roles, permission);

    /// <summary>Whether the reader acts in one of the roles for this case.</summary>
    private bool Acts(IEnumerable<string> roles) =>
        May(Permission.DoWork) && roles.Any(role => ActingRoles.Acts(reader, state.Snapshot, role));

    private string? Age()
    {
        var today = state.Calendar.DateOf(now);
        if (view.Child.BornOn is { } born)
        {
            var age = Period.Between(born, today, PeriodUnits.Years | PeriodUnits.Months);
            var text = age.Years >= 2 ? words.With("case.age_years", age.Years) : words.With("case.age_months", age.Years * 12 + age.Months);
            return words.With("case.born", text, DateWords.Short(born, words.Spoken));
        }
        return view.Child.ExpectedOn is { } expected ? words.With("case.expected", DateWords.Short(expected, words.Spoken)) : null;
    }

    private IReadOnlyList<FactLine> People() =>
    [
        .. definition.Roles.Values.Where(role => role.Held == RoleHolding.Case).Select(role => new FactLine(
            role.Title.In(words.Language),
            state.Snapshot.Holders.TryGetValue(role.Name, out var holder) ? names.Of(holder) : words["case.nobody"],
            null)),
    ];

    private RaisedItem Raised(OpenEscalation escalation) => new(
        escalation.Kind == EscalationKind.Alarm,
        escalation.Kind == EscalationKind.Reminder,
        due.Moment(escalation.RaisedAt),
        string.Join(", ", escalation.To.Select(role => words.Role(role, definition))),
        escalation.AcknowledgedBy is { } owner ? names.Of(owner) : null,
        escalation.AcknowledgedBy is null && escalation.Kind != EscalationKind.Reminder && Acts(escalation.To) ? escalation.Key : null);

    private WorkEntry Entry(WorkEntries entry)
    {
        var work = entry.Task is { } asked ? outline.Tasks[asked.Name] : null;
        return new WorkEntry(
            work?.Title.In(words.Language) ?? Title(entry.Deadline?.Name ?? entry.Raised[0].Deadline),
            entry.Task is { } task && Acts(task.For) ? CasePaths.Task(state.Head.Case, task.Name, task.Each) : null,
            About(entry.Task?.Each ?? entry.Deadline?.Each),
            entry.DueAt is { } left ? due.Left(left) : null,
            entry.DueAt is { } at ? due.Moment(at) : null,
            entry.DueAt is { } over && due.IsOverdue(over),
            entry.Task is null ? null : entry.Task.Assignee is { } assignee ? names.Of(assignee) : words.Role(entry.Task.AskedRole, definition),
            entry.Task is { } aside && Acts(work!.NotNeededBy) ? CasePaths.NotNeeded(state.Head.Case, aside.Name, aside.Each) : null,
            [.. entry.Raised.Select(Raised)],
            entry.Deadline is { } deadline ? Explained(deadline) : null);
    }

    private string Title(string deadline) => outline.Deadlines.TryGetValue(deadline, out var known) ? known.Title.In(words.Language) : deadline;

    private IReadOnlyList<(ActionUrgency Urgency, WorkLink Link)> Actions() =>
    [
        .. view.Derivation.Actions.Select(action => (outline.Actions[action.Name].Urgency, Link: Action(action)))
            .OrderBy(action => action.Link.Path is null).ThenByDescending(action => action.Urgency).ThenBy(action => action.Link.Title, StringComparer.Ordinal),
    ];

    private static bool IsAtOnce((ActionUrgency Urgency, WorkLink Link) action) => action is { Urgency: ActionUrgency.Immediate, Link.Path: not null };

    private WorkLink Action(OfferedAction action) => new(
        outline.Actions[action.Name].Title.In(words.Language),
        Acts(action.For) ? CasePaths.Action(state.Head.Case, action.Name, action.Each) : null,
        About(action.Each),
        string.Join(", ", action.For.Select(role => words.Role(role, definition))));

    /// <summary>What a record is called: its first answers.</summary>
    private string? About(string? record)
    {
        if (record is null || view.Records.FirstOrDefault(row => row.Id == record) is not { } row)
        {
            return record;
        }
        return values.FirstAnswers(definition.Records[row.List], row);
    }

    private static bool Has(JsonElement fields, string name) => fields.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;

    private DueItem Explained(DerivedDeadline deadline) => DueItems.Of(state, deadline, words);

    /// <summary>What the coming weeks bring if nobody does anything: what is missed and to whom it is raised.</summary>
    private IReadOnlyList<TimelineLine> ForecastLines(Timeline timeline)
    {
        if (state.Head.Closed || !view.Sight.IsWhole)
        {
            return [];
        }
        var forecast = Forecast.Of(state.Definition, state.Snapshot, state.Calendar, now, now + Duration.FromDays(ForecastDays));
        return [.. forecast.Days.SelectMany(day => day.Entries).Select(timeline.Line).OfType<TimelineLine>()
            .Where(line => line.Weight == TimelineWeight.Alert).Take(ForecastShownMax)];
    }

    private MissedItem Missed(Breach breach) => new(
        Title(breach.Name),
        due.Moment(breach.DueAt),
        breach switch
        {
            { RecordedLate: true } => words["case.missed_recorded_late"],
            { MetOn: { } on } => words.With("case.missed_done", DateWords.Long(on.Date, words.Spoken)),
            { Moved: true } => words["case.missed_moved"],
            { Ended: true } => words["case.missed_ended"],
            _ => words["case.missed_open"],
        },
        breach.ExcusedBecause,
        breach.ExcusedBecause is null && May(Permission.ExcuseBreach) ? CasePaths.Excuse(state.Head.Case, breach.Key) : null);

    private IReadOnlyList<FactLine> Facts() =>
    [
        .. definition.Fields.Values.Where(field => view.Sight.SeesFact(field.Name) && state.Snapshot.Facts.Field(field.Name).IsKnown).Select(field => new FactLine(
            field.Title.In(words.Language),
            values.Say(field.Type, state.Snapshot.Facts.Field(field.Name)),
            May(Permission.Correct) ? CasePaths.CorrectField(state.Head.Case, field.Name) : null)),
    ];

    private IReadOnlyList<RecordList> Records() =>
    [
        .. view.Records.GroupBy(row => row.List).Where(group => definition.Records.ContainsKey(group.Key)).Select(group => new RecordList(
            definition.Records[group.Key].Title.In(words.Language),
            [.. group.OrderByDescending(row => row.OccurredAt).ThenByDescending(row => row.RecordedAt).Select(Record)])),
    ];

    private RecordEntry Record(RecordRow row)
    {
        var fields = JsonDocument.Parse(row.Fields).RootElement;
        return new RecordEntry(
            row.OccurredAt is { } at ? due.Moment(at) : words["value.unknown"],
            words.With("case.recorded", due.Moment(row.RecordedAt), names.Of(row.RecordedBy)),
            row.Revision > 1,
            [
                .. definition.Records[row.List].Fields.Values.Where(field => Has(fields, field.Name))
                    .Select(field => new FactLine(field.Title.In(words.Language), values.Say(field.Type, fields.GetProperty(field.Name)), null)),
            ],
            May(Permission.Correct) ? CasePaths.CorrectRecord(state.Head.Case, row.List, row.Id) : null);
    }
}
