using System.Collections.Immutable;
using System.Globalization;
using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Engine.Diagnostics;
using ChildProtection.Workflow.Engine.Execution;

namespace ChildProtection.Workflow.Engine.Scenarios;

/// <summary>Compares what is expected with what is: each expectation names what must be among it, or must not.</summary>
internal sealed class ScenarioExpectations(
    CompiledDefinition definition, CaseSnapshot snapshot, WorkingCalendar calendar, ImmutableArray<JournalEntry> journal, int lookedAt, Action<Diagnostic> report)
{
    private static readonly string[] Kinds =
    [
        "in", "not_in", "tasks", "no_tasks", "due", "waiting", "overdue", "not_overdue", "raised", "not_raised", "list_of", "published", "not_published",
        "fields", "offered", "not_offered", "papers",
    ];

    private readonly ImmutableArray<JournalEntry> sinceLast = [.. journal.Skip(lookedAt)];

    private readonly Derivation _derived = CaseMachine.Derive(definition, snapshot, calendar);

    public void Check(ScenarioStep.Expect expect)
    {
        foreach (var entry in expect.What)
        {
            Check(entry);
        }
    }

    private void Check(ScenarioEntry entry)
    {
        switch (entry.Name)
        {
            case "in" or "not_in":
                Among(entry, snapshot.ActiveStates, "the case is in", IsState);
                break;
            case "tasks" or "no_tasks":
                Among(entry, [.. _derived.Tasks.Select(task => Named(task.Name, task.Each))], "open are", definition.HasTask);
                break;
            case "waiting":
                Among(entry, Deadlines(deadline => deadline.Status == DeadlineStatus.Waiting), "waiting are", IsDeadline);
                break;
            case "overdue" or "not_overdue":
                Among(entry, Deadlines(deadline => deadline.Breached && !deadline.Outlived), "overdue are", IsDeadline);
                break;
            case "published" or "not_published":
                Among(entry, [.. sinceLast.OfType<JournalEntry.EventPublished>().Select(each => each.Event)], "published were", definition.Definition.Events.ContainsKey);
                break;
            case "offered" or "not_offered":
                Among(entry, [.. _derived.Actions.Select(action => Named(action.Name, action.Each))], "offered are", definition.HasAction);
                break;
            case "raised" or "not_raised":
                Raised(entry);
                break;
            case "due":
                Each(entry, Due);
                break;
            case "list_of":
                Each(entry, ListOf);
                break;
            case "papers":
                new ScenarioPapers(definition, snapshot, calendar, journal, report).Check(entry);
                break;
            case "fields":
                Each(entry, Field);
                break;
            default:
                report(new Diagnostic(
                    ScenarioCodes.Shape, Severity.Error, entry.Place, $"'{entry.Name}' cannot be expected.", NearestName.Ask(entry.Name, Kinds) ?? $"What can: {string.Join(", ", Kinds)}."));
                break;
        }
    }

    private void Among(ScenarioEntry entry, IReadOnlyCollection<string> found, string words, Func<string, bool> known)
    {
        var wanted = !entry.Name.StartsWith("not_", StringComparison.Ordinal) && !entry.Name.StartsWith("no_", StringComparison.Ordinal);
        foreach (var item in Items(entry.Value))
        {
            var name = item.Value.Split(' ')[0];
            if (!known(name))
            {
                report(new Diagnostic(ScenarioCodes.UnknownName, Severity.Error, item.Place, $"The definition has no '{name}'."));
            }
            else if (found.Any(each => each == item.Value || each.StartsWith(item.Value + " ", StringComparison.Ordinal)) != wanted)
            {
                Differ(item.Place, $"{(wanted ? "Expected" : "Not expected")} '{item.Value}'; {words} {Listed(found)}.");
            }
        }
    }

    private void Raised(ScenarioEntry entry)
    {
        var wanted = entry.Name == "raised";
        var raised = sinceLast.OfType<JournalEntry.StageRaised>().Select(stage => (stage.Deadline, stage.Stage))
            .Concat(sinceLast.OfType<JournalEntry.BreachBegun>().Select(breach => (breach.Deadline, StageId.Due))).ToArray();
        foreach (var item in Items(entry.Value))
        {
            if (StageOf(item) is { } stage && raised.Any(each => each.Deadline == stage.Deadline && Fits(each.Item2, stage)) != wanted)
            {
                var found = raised.Select(each => $"{each.Deadline} {Words(each.Item2)}").ToArray();
                Differ(item.Place, $"{(wanted ? "Expected" : "Not expected")} '{item.Value}'; raised were {Listed(found)}.");
            }
        }
    }

    // "name reminder 1", "name due", "name rung 2", "name rung 2 repeat 1"; with several ladders "name practice rung 2" says which.
    private (string Deadline, StageKind Kind, string? Ladder, int Number, int Repeat)? StageOf(ScenarioValue.Text item)
    {
        var parts = item.Value.Split(' ');
        if (!IsDeadline(parts[0]))
        {
            report(new Diagnostic(
                ScenarioCodes.UnknownName, Severity.Error, item.Place, $"The definition has no deadline '{parts[0]}'.", NearestName.Ask(parts[0], definition.Definition.Ordinals.Deadlines)));
            return null;
        }
        (StageKind Kind, string? Ladder, string Number, string Repeat)? read = parts[1..] switch
        {
            ["due"] => (StageKind.Due, null, "0", "0"),
            ["reminder", var number] => (StageKind.Reminder, null, number, "0"),
            ["rung", var number] => (StageKind.Rung, null, number, "0"),
            ["rung", var number, "repeat", var repeat] => (StageKind.Rung, null, number, repeat),
            [var ladder, "rung", var number] => (StageKind.Rung, ladder, number, "0"),
            [var ladder, "rung", var number, "repeat", var repeat] => (StageKind.Rung, ladder, number, repeat),
            _ => null,
        };
        if (read is not { } stage || !int.TryParse(stage.Number, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            || !int.TryParse(stage.Repeat, NumberStyles.None, CultureInfo.InvariantCulture, out var times))
        {
            report(new Diagnostic(
                ScenarioCodes.NotAStage, Severity.Error, item.Place, $"'{item.Value}' is no stage of a deadline.", "Write 'name reminder 1', 'name due' or 'name rung 1'."));
            return null;
        }
        return (parts[0], stage.Kind, stage.Ladder, count, times);
    }

    private static bool Fits(StageId id, (string Deadline, StageKind Kind, string? Ladder, int Number, int Repeat) wanted) =>
        id.Kind == wanted.Kind && id.Number == wanted.Number && id.Repeat == wanted.Repeat && (wanted.Ladder is null || wanted.Ladder == id.Ladder);

    private static string Words(StageId id) => id.Kind switch
    {
        StageKind.Due => "due",
        StageKind.Reminder => $"reminder {id.Number}",
        _ => id.Repeat == 0 ? $"rung {id.Number}" : $"rung {id.Number} repeat {id.Repeat}",
    };

    private void Due(ScenarioEntry entry)
    {
        if (!IsDeadline(entry.Name))
        {
            report(new Diagnostic(
                ScenarioCodes.UnknownName, Severity.Error, entry.Place, $"The definition has no deadline '{entry.Name}'.", NearestName.Ask(entry.Name, definition.Definition.Ordinals.Deadlines)));
            return;
        }
        if (entry.Value is not ScenarioValue.Text text || ScenarioLoader.TimeOf(text.Value) is not { } wanted)
        {
            report(new Diagnostic(ScenarioCodes.NotATime, Severity.Error, entry.Value.Place, "This is not a date.", "Write it as 2026-03-02."));
            return;
        }
        var due = _derived.Deadlines.Where(deadline => deadline.Name == entry.Name && deadline.DueAt is not null).Select(deadline => deadline.DueAt!.Value).ToArray();
        var found = due.Select(at => EventTime.Of(at, calendar)).ToArray();
        if (!found.Any(at => wanted.Time is null ? at.Date == wanted.Date : at.Date == wanted.Date && at.Time?.Hour == wanted.Time?.Hour && at.Time?.Minute == wanted.Time?.Minute))
        {
            var state = _derived.Deadlines.Any(deadline => deadline.Name == entry.Name) ? "it waits for its fact" : "it does not run";
            Differ(entry.Place, $"Expected '{entry.Name}' to be due {wanted}; {(found.Length == 0 ? state : "due is " + Listed([.. found.Select(at => at.ToString())]))}.");
        }
    }

    private void ListOf(ScenarioEntry entry)
    {
        if (!definition.Definition.Roles.ContainsKey(entry.Name))
        {
            report(new Diagnostic(
                ScenarioCodes.UnknownName, Severity.Error, entry.Place, $"The definition has no role '{entry.Name}'.", NearestName.Ask(entry.Name, definition.Definition.Roles.Keys)));
            return;
        }
        var shown = RoleLists.Of(_derived, entry.Name, snapshot.At, calendar);
        foreach (var item in Items(entry.Value).Where(item => !shown.Contains(item.Value)))
        {
            Differ(item.Place, $"Expected '{item.Value}' on the list of {entry.Name}, which shows {Listed(shown)}.");
        }
    }

    private void Field(ScenarioEntry entry)
    {
        if (!definition.Definition.Fields.TryGetValue(entry.Name, out var field))
        {
            report(new Diagnostic(
                ScenarioCodes.UnknownName, Severity.Error, entry.Place, $"The case has no field '{entry.Name}'.", NearestName.Ask(entry.Name, definition.Definition.Fields.Keys)));
            return;
        }
        var wanted = new ScenarioAnswers(definition.Definition, calendar, report).ValueOf(entry.Value, field.Type);
        var found = snapshot.Facts.Field(entry.Name);
        if (found != wanted)
        {
            Differ(entry.Place, $"Expected {entry.Name} to be {wanted}; it is {found}.");
        }
    }

    private void Each(ScenarioEntry entry, Action<ScenarioEntry> check)
    {
        if (entry.Value is not ScenarioValue.Map map)
        {
            report(new Diagnostic(ScenarioCodes.Shape, Severity.Error, entry.Value.Place, $"'{entry.Name}' takes names and values.", "Write { name: value }."));
            return;
        }
        foreach (var each in map.Entries)
        {
            check(each);
        }
    }

    private IEnumerable<ScenarioValue.Text> Items(ScenarioValue value)
    {
        if (value is ScenarioValue.Text one)
        {
            return [one];
        }
        if (value is ScenarioValue.List list && list.Items.All(item => item is ScenarioValue.Text))
        {
            return list.Items.OfType<ScenarioValue.Text>();
        }
        report(new Diagnostic(ScenarioCodes.Shape, Severity.Error, value.Place, "A list of names belongs here.", "Write [ name, name ]."));
        return [];
    }

    private string[] Deadlines(Func<DerivedDeadline, bool> which) => [.. _derived.Deadlines.Where(which).Select(deadline => Named(deadline.Name, deadline.Each))];

    private bool IsState(string path) => definition.State(path) is not null;

    private bool IsDeadline(string name) => definition.Deadline(name) is not null;

    private static string Named(string name, string? each) => each is null ? name : $"{name} {each.Replace('-', ' ')}";

    private static string Listed(IReadOnlyCollection<string> names) => names.Count == 0 ? "none" : string.Join(", ", names);

    private void Differ(SourcePlace place, string words) => report(new Diagnostic(ScenarioCodes.Differs, Severity.Error, place, words));
}
