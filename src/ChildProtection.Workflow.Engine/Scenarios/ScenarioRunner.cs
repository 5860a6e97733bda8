using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Diagnostics;
using ChildProtection.Workflow.Engine.Execution;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Scenarios;

/// <summary>Runs a scenario against its definition: the same machine that runs cases, with the days of the story for now.</summary>
public sealed class ScenarioRunner
{
    private readonly Scenario _scenario;
    private readonly CompiledDefinition _definition;
    private readonly WorkingCalendar _calendar;
    private readonly List<Diagnostic> _found = [];
    private readonly List<JournalEntry> _journal = [];
    private readonly ScenarioInputs _inputs;
    private CaseSnapshot? _case;
    private int _lookedAt;
    private bool _stopped;

    private ScenarioRunner(Scenario scenario, CompiledDefinition definition, WorkingCalendar calendar)
    {
        _scenario = scenario;
        _definition = definition;
        _calendar = calendar;
        _inputs = new ScenarioInputs(scenario, definition, calendar, _found.Add);
    }

    /// <summary>Runs it. Never throws for what is written in it.</summary>
    public static ScenarioResult Run(Scenario scenario, CompiledDefinition definition, WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(calendar);
        return new ScenarioRunner(scenario, definition, calendar).Run();
    }

    private ScenarioResult Run()
    {
        CheckNames();
        TakeAll(_scenario.Begins?.Steps ?? []);
        var begun = _lookedAt = _journal.Count;
        TakeAll(_scenario.Steps);
        var title = _scenario.Begins is { } beginning ? $"{_scenario.Name}\n(begins as: {beginning.Name})" : _scenario.Name;
        return new ScenarioResult(_scenario, [.. _found], ScenarioStory.Tell(title, [.. _journal.Skip(begun)], _calendar), _case, [.. _journal]);
    }

    private void TakeAll(ImmutableArray<ScenarioStep> steps)
    {
        foreach (var step in steps)
        {
            if (_stopped)
            {
                break;
            }
            Take(step);
        }
    }

    private void CheckNames()
    {
        foreach (var role in _scenario.Absent.Where(role => !_definition.Definition.Roles.ContainsKey(role)))
        {
            _found.Add(new Diagnostic(
                ScenarioCodes.UnknownName, Severity.Error, _scenario.Place, $"The definition has no role '{role}'.", NearestName.Ask(role, _definition.Definition.Roles.Keys)));
        }
    }

    private void Take(ScenarioStep step)
    {
        if (step is ScenarioStep.Expect expect)
        {
            LookAt(expect);
            return;
        }
        var now = _calendar.At(step.At.Date, step.At.TimeOfDay);
        // What was due by then happens whoever does what: the step may speak of it.
        if (_case is not null && CaseMachine.Advance(_definition, _case, _calendar, now, _inputs.Vacant) is StepResult.Accepted passed && step is ScenarioStep.Pass or ScenarioStep.Acknowledge or ScenarioStep.Excuse)
        {
            Keep(passed);
        }
        if (step is ScenarioStep.Pass)
        {
            return;
        }
        if (_inputs.Of(step, _case) is not { } input)
        {
            _stopped = true;
            return;
        }
        Judge(step, CaseMachine.Step(_definition, _case, input, _calendar, now));
        if (step is ScenarioStep.Open && _case is not null)
        {
            Staff(now);
        }
    }

    private void Judge(ScenarioStep step, StepResult result)
    {
        switch (result)
        {
            case StepResult.Accepted accepted:
                Keep(accepted);
                if (step.Refused is { } expected)
                {
                    Differ(ScenarioCodes.NotRefused, step.Place, $"This was to be refused with {expected}, and was accepted.");
                }
                break;
            case StepResult.Refused refused when step.Refused is { } code:
                if (refused.Reasons.All(reason => reason.Code != code))
                {
                    Differ(ScenarioCodes.NotRefused, step.Place, $"This was to be refused with {code}, and was refused with {Words(refused.Reasons)}");
                }
                break;
            case StepResult.Refused refused:
                Differ(ScenarioCodes.NotAccepted, step.Place, $"This was refused: {Words(refused.Reasons)}");
                _stopped = true;
                break;
            case StepResult.Faulted fault:
                Differ(ScenarioCodes.NotAccepted, step.Place, $"This could not be finished: {fault.Code} {fault.Words}");
                _stopped = true;
                break;
            default:
                throw new InvalidOperationException($"No such result: {result.GetType().Name}.");
        }
    }

    private void Keep(StepResult.Accepted accepted)
    {
        _case = accepted.Snapshot;
        _journal.AddRange(accepted.Entries);
    }

    // All roles are held but those that are absent. A role that the definition itself assigns waits until it does.
    private void Staff(Instant now)
    {
        var roles = _definition.Definition.Roles.Values.Where(role => role.Held == RoleHolding.Case
            && !_scenario.Absent.Contains(role.Name) && !_definition.AssignedRoles.Contains(role.Name) && !_case!.Holders.ContainsKey(role.Name));
        foreach (var role in roles)
        {
            var input = new CaseInput.AssignRole(role.Name, role.Name) { Actor = Actor.System, VacantRoles = _inputs.Vacant };
            if (CaseMachine.Step(_definition, _case, input, _calendar, now) is StepResult.Accepted accepted)
            {
                Keep(accepted);
            }
        }
    }

    private void LookAt(ScenarioStep.Expect expect)
    {
        if (_case is null)
        {
            Differ(ScenarioCodes.Differs, expect.Place, "Nothing can be expected of a case that is not open.");
            return;
        }
        var expectations = new ScenarioExpectations(_definition, _case, _calendar, [.. _journal], _lookedAt, _found.Add);
        expectations.Check(expect);
        _lookedAt = _journal.Count;
    }

    private void Differ(string code, SourcePlace place, string words) => _found.Add(new Diagnostic(code, Severity.Error, place, words));

    private static string Words(ImmutableArray<Refusal> reasons) => string.Join(" ", reasons.Select(
        reason => $"{reason.Code} {(reason.Question is null ? "" : reason.Question + ": ")}{reason.Message}"));
}
