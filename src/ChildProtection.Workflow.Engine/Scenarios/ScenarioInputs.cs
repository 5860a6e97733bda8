using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Diagnostics;
using ChildProtection.Workflow.Engine.Execution;

namespace ChildProtection.Workflow.Engine.Scenarios;

/// <summary>Makes inputs of a scenario's steps: finds what its names stand for, and who does it when it does not say.</summary>
internal sealed class ScenarioInputs(Scenario scenario, CompiledDefinition compiled, WorkingCalendar calendar, Action<Diagnostic> report)
{
    private readonly ScenarioAnswers _answers = new(compiled.Definition, calendar, report);

    private Definition Definition => compiled.Definition;

    /// <summary>The roles that nobody holds, but for those that are given case by case.</summary>
    public ImmutableArray<string> Vacant { get; } =
    [
        .. scenario.Absent.Where(role => compiled.Definition.Roles.TryGetValue(role, out var known) && known.Held != RoleHolding.Case)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Null, with a diagnostic, where the step speaks of what is not there.</summary>
    public CaseInput? Of(ScenarioStep step, CaseSnapshot? snapshot) => step switch
    {
        ScenarioStep.Open open => Open(open),
        ScenarioStep.Do work => Do(work, snapshot),
        ScenarioStep.Signal signal => Signal(signal),
        ScenarioStep.Correct correct => Correct(correct),
        ScenarioStep.Acknowledge acknowledge => Acknowledge(acknowledge, snapshot),
        ScenarioStep.Excuse excuse => Excuse(excuse, snapshot),
        ScenarioStep.NotNeeded aside => SetAside(aside, snapshot),
        ScenarioStep.LetPass word => LetPass(word, snapshot),
        ScenarioStep.Assign assign => new CaseInput.AssignRole(assign.Role, assign.User) { Actor = By(assign, []), OccurredOn = assign.Happened, VacantRoles = Vacant },
        ScenarioStep.Vacate vacate => new CaseInput.VacateRole(vacate.Role) { Actor = By(vacate, []), OccurredOn = vacate.Happened, VacantRoles = Vacant },
        _ => throw new InvalidOperationException($"No input of {step.GetType().Name}."),
    };

    private CaseInput? Open(ScenarioStep.Open open)
    {
        if ((open.TakenOver ? Definition.TakesOver : Definition.Opens) is not { } opening)
        {
            return Unknown(open, "The definition has no 'takes_over'.", []);
        }
        var (answers, on) = _answers.Of(open.Answers, Definition.Forms[opening.Form].Questions);
        return new CaseInput.Open(answers)
        {
            Actor = By(open, opening.For), OccurredOn = open.Happened ?? on, VacantRoles = Vacant, TakenOver = open.TakenOver ? true : null,
        };
    }

    private CaseInput? Do(ScenarioStep.Do step, CaseSnapshot? snapshot)
    {
        var (task, action) = (compiled.Task(step.Work), compiled.Action(step.Work));
        if (task is null && action is null)
        {
            return Unknown(step, $"The definition has no task or action '{step.Work}'.", Works());
        }
        var each = EachOf(step.Record, task is not null ? task.Each : action!.Each, step.Work, snapshot);
        var form = task?.Form ?? action?.Form;
        var (answers, on) = _answers.Of(step.Answers, form is null ? [] : Definition.Forms[form].Questions);
        var actor = By(step, task is not null ? task.For : action!.For);
        ImmutableArray<CheckOverride> overrides =
            [.. step.Overrides.Select(each => new CheckOverride(each.Name, (each.Value as ScenarioValue.Text)?.Value ?? string.Empty, actor.Roles[0], step.CannotWait))];
        CaseInput input = task is not null ? new CaseInput.CompleteTask(step.Work, answers, each) { Actor = actor } : new CaseInput.TakeAction(step.Work, answers, each) { Actor = actor };
        return input with { OccurredOn = step.Happened ?? on, VacantRoles = Vacant, Overrides = overrides };
    }

    private CaseInput? Signal(ScenarioStep.Signal step)
    {
        if (!Definition.Signals.TryGetValue(step.Name, out var signal))
        {
            return Unknown(step, $"The definition has no signal '{step.Name}'.", Definition.Signals.Keys);
        }
        return new CaseInput.Signal(step.Name, _answers.Of(step.Values, signal.Fields)) { Actor = Actor.System, OccurredOn = step.Happened, VacantRoles = Vacant };
    }

    private CaseInput? Correct(ScenarioStep.Correct step)
    {
        if (step.What.Split(' ') is [var list, var number] && Definition.Records.TryGetValue(list, out var type))
        {
            var on = step.Changes.FirstOrDefault(change => change.Name == "on");
            var changes = _answers.Of([.. step.Changes.Where(change => change.Name != "on")], type.Fields);
            return new CaseInput.CorrectRecord(list, $"{list}-{number}", changes, step.Why, on is null ? null : _answers.TimeOf(on.Value))
            {
                Actor = By(step, []), VacantRoles = Vacant,
            };
        }
        if (Definition.Fields.ContainsKey(step.What) && step.Changes is [var only])
        {
            return new CaseInput.CorrectField(step.What, _answers.ValueOf(only.Value, Definition.Fields[step.What].Type), step.Why)
            {
                Actor = By(step, []), VacantRoles = Vacant,
            };
        }
        return Unknown(step, $"'{step.What}' is neither a record such as 'visit 1' nor a field.", Definition.Records.Keys.Concat(Definition.Fields.Keys));
    }

    private CaseInput.Acknowledge Acknowledge(ScenarioStep.Acknowledge step, CaseSnapshot? snapshot)
    {
        var open = snapshot is null ? [] : OpenEscalations.Of(compiled, snapshot.Ledger)
            .Where(each => each.Deadline == step.Deadline && each.Kind != EscalationKind.Reminder && each.AcknowledgedBy is null).ToArray();
        return new CaseInput.Acknowledge(open.Length > 0 ? open[^1].DeadlineKey : step.Deadline)
        {
            Actor = By(step, open.Length > 0 ? open[^1].To : []), VacantRoles = Vacant,
        };
    }

    private CaseInput.Excuse Excuse(ScenarioStep.Excuse step, CaseSnapshot? snapshot) =>
        new(snapshot?.Breaches.LastOrDefault(breach => breach.Name == step.Deadline)?.Key ?? step.Deadline, step.Why)
        {
            Actor = By(step, []), VacantRoles = Vacant,
        };

    private CaseInput? SetAside(ScenarioStep.NotNeeded step, CaseSnapshot? snapshot)
    {
        if (compiled.Task(step.Task) is not { } task)
        {
            return Unknown(step, $"The definition has no task '{step.Task}'.", Works());
        }
        return new CaseInput.NotNeeded(step.Task, step.Why, EachOf(step.Record, task.Each, step.Task, snapshot)) { Actor = By(step, task.NotNeededBy), VacantRoles = Vacant };
    }

    private CaseInput? LetPass(ScenarioStep.LetPass step, CaseSnapshot? snapshot)
    {
        var work = step.Check[..Math.Max(step.Check.LastIndexOf('.'), 0)];
        var (task, action) = (compiled.Task(work), compiled.Action(work));
        if ((task?.Checks ?? action?.Checks)?.FirstOrDefault(each => each.Name == step.Check) is not { } check)
        {
            return Unknown(step, $"The definition has no check '{step.Check}'.", Works());
        }
        var actor = By(step, check.Override);
        return new CaseInput.LetPass(step.Check, step.Why, actor.Roles[0], EachOf(step.Record, task is not null ? task.Each : action!.Each, work, snapshot))
        {
            Actor = actor, VacantRoles = Vacant,
        };
    }

    // "invitee 2" is the second record of the list. Where only one instance is open it need not be said which.
    private string? EachOf(string? record, EachRecord? each, string work, CaseSnapshot? snapshot)
    {
        if (record is not null)
        {
            return record.Replace(' ', '-');
        }
        if (each is null || snapshot is null)
        {
            return null;
        }
        var derived = CaseMachine.Derive(compiled, snapshot, calendar);
        var open = derived.Tasks.Where(task => task.Name == work).Select(task => task.Each)
            .Concat(derived.Actions.Where(action => action.Name == work).Select(action => action.Each)).ToArray();
        return open is [var only] ? only : null;
    }

    private static Actor By(ScenarioStep step, IReadOnlyList<string> may) =>
        step.By is { } role ? new Actor(role, [role]) : may.Count > 0 ? new Actor(may[0], [may[0]]) : Actor.System;

    private IEnumerable<string> Works() => Definition.Ordinals.Tasks.Concat(compiled.ActionNames);

    private CaseInput? Unknown(ScenarioStep step, string words, IEnumerable<string> known)
    {
        var said = step switch
        {
            ScenarioStep.Do work => work.Work,
            ScenarioStep.Signal signal => signal.Name,
            ScenarioStep.NotNeeded aside => aside.Task,
            ScenarioStep.LetPass word => word.Check,
            ScenarioStep.Correct correct => correct.What,
            _ => string.Empty,
        };
        report(new Diagnostic(ScenarioCodes.UnknownName, Severity.Error, step.Place, words, NearestName.Ask(said, known)));
        return null;
    }
}
