using System.Collections.Immutable;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Expressions;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Simulation;

/// <summary>What simulated people do: who does it, on which form, with which overrides.</summary>
internal sealed class SimulatedWork
{
    private const string LetPassBecause = "Agreed by telephone, recorded in supervision.";

    private const string BirthDate = "date_of_birth";

    private readonly SimulationSetting _setting;
    private readonly Definition _definition;
    private readonly DefinitionOutline _outline;

    public SimulatedWork(SimulationSetting setting)
    {
        _setting = setting;
        _definition = setting.Definition.Definition;
        _outline = DefinitionOutline.Of(_definition);
        var unknown = setting.Practice.Names.Where(name =>
            !_outline.Tasks.ContainsKey(name) && !_outline.Actions.ContainsKey(name) && !_outline.Deadlines.ContainsKey(name)).ToList();
        if (unknown.Count > 0)
        {
            throw new ArgumentException($"The practice speaks of work that '{_definition.Name}' does not have: {string.Join(", ", unknown)}.", nameof(setting));
        }
    }

    public IReadOnlyDictionary<string, WorkTask> Tasks => _outline.Tasks;

    public IReadOnlyDictionary<string, WorkAction> Actions => _outline.Actions;

    public Form Form(string name) => _definition.Forms[name];

    public NewCase NewCase(SimulatedChild child) => new(_setting.Authority, child.Case, child.Id, child.Team, []);

    /// <summary>The opening form by habit, with the child's own birth date where it is asked.</summary>
    public Answers OpeningAnswers(SimulatedChild child, FormFiller forms, LocalDate today)
    {
        var form = Form(_definition.Opens.Form);
        var answers = forms.Fill(Practice.Opening, form, today);
        return form.Questions.Any(question => question.Name == BirthDate)
            ? answers with { Values = answers.Values.SetItem(BirthDate, Value.Of(child.BornOn)) }
            : answers;
    }

    public Actor Opener(TeamId team) => As(_definition.Opens.For, team) ?? Actor.System;

    /// <summary>Who does it: the holder for the case, else somebody of the first of the roles that has anybody; the system when nobody can.</summary>
    public Actor Somebody(SimulatedCase simulated, IReadOnlyList<string> roles)
    {
        foreach (var role in roles)
        {
            if (simulated.State?.Snapshot.Holders.GetValueOrDefault(role) is { } holder)
            {
                return new Actor(holder, [role]);
            }
        }
        return As(roles, simulated.Child.Team) ?? Actor.System;
    }

    /// <summary>The soft checks that this person lets pass alone, each with a reason: there is nobody of the roles who could be asked but themselves.</summary>
    public ImmutableArray<CheckOverride> Overrides(IReadOnlyList<Check> checks, Actor actor) =>
    [
        .. checks
            .Where(check => check.Force == CheckForce.Soft)
            .SelectMany(check => check.Override.Where(actor.Roles.Contains).Take(1)
                .Select(role => new CheckOverride(check.Name, LetPassBecause, role, CannotWait: !check.Alone))),
    ];

    /// <summary>The word of somebody who may let the check pass; null: nobody may.</summary>
    public CaseInput.LetPass? Word(SimulatedCase simulated, string check, string? each)
    {
        var work = check[..check.LastIndexOf('.')];
        var checks = _outline.Tasks.TryGetValue(work, out var task) ? task.Checks : _outline.Actions[work].Checks;
        var by = Somebody(simulated, checks.First(one => one.Name == check).Override);
        return by.IsPerson ? new CaseInput.LetPass(check, LetPassBecause, by.Roles[0], each) { Actor = by } : null;
    }

    public string NameOf(PlannedStep planned, SimulatedCase simulated) => planned switch
    {
        PlannedStep.Task task => simulated.Derivation.Tasks.FirstOrDefault(open => open.Key == task.Key)?.Name ?? "task",
        PlannedStep.Duty duty => duty.Action,
        PlannedStep.Happening happening => happening.Action,
        PlannedStep.Referral => Practice.Opening,
        _ => planned.GetType().Name,
    };

    private Actor? As(IReadOnlyList<string> roles, TeamId team)
    {
        foreach (var role in roles)
        {
            var able = _setting.Staff.FirstOrDefault(member => member.Holds(role) && (member.Teams.Count == 0 || member.Teams.Contains(team)));
            if (able is not null)
            {
                return new Actor(able.Id.ToString(), [role]);
            }
        }
        return null;
    }
}
