using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Simulation;
using ChildProtection.Workflow.Cases.Tests.Shipped;
using ChildProtection.Workflow.Cases.Tests.Simulation;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Expressions;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Tests.Runtime;

/// <summary>One case of the shipped definition of Wales, decided in memory.</summary>
internal sealed class OneCase
{
    private readonly SimulationSetting _setting = Years.Of(ShippedFiles.Wales, children: 1);
    private readonly SimulatedWork _work;

    public OneCase()
    {
        var world = new SimulatedWorld(_setting);
        _work = new SimulatedWork(_setting);
        Decider = new CaseDecider(world, world, world);
        Staff = new StaffAsSeen(_setting.Staff);
        Child = new SimulatedChild(
            new ChildId(new Guid(1, 0, 0, new byte[8])), new CaseId(new Guid(2, 0, 0, new byte[8])), new FamilyId(new Guid(3, 0, 0, new byte[8])),
            "Seren", "Coracle", new LocalDate(2018, 5, 1), Start, new TeamId(1));
    }

    public static Instant Start { get; } = Instant.FromUtc(2026, 3, 2, 9, 0);

    public CaseDecider Decider { get; }

    public StaffAsSeen Staff { get; }

    public SimulatedChild Child { get; }

    public CaseDecider DeciderWith(IDefinitionLibrary definitions)
    {
        var world = new SimulatedWorld(_setting);
        return new CaseDecider(definitions, world, world);
    }

    public InvariantCheck Invariants() => new(_setting);

    public Decision.Accepted Opened()
    {
        var forms = new FormFiller(ShippedFiles.Wales.Definition, ShippedFiles.Practice, _setting.Staff, new Random(1));
        var answers = _work.OpeningAnswers(Child, forms, Child.BornOn);
        // What tests correct afterwards is known beforehand, whatever the practice of the invented authority is.
        var input = new CaseInput.Open(answers with { Values = answers.Values.SetItem("previously_registered", Value.False) }) { Actor = _work.Opener(Child.Team) };
        return (Decision.Accepted)Decider.Open(_work.NewCase(Child), ShippedFiles.Wales, input, Staff, "opened", Start);
    }

    public Decision Decide(Decision.Accepted after, CaseInput input, Instant now) => Decider.Decide(StateOf(after), input, Staff, null, now);

    public static CaseState StateOf(Decision.Accepted after) =>
        new(after.Step.Head, [], ShippedFiles.Wales, ShippedFiles.Calendar, after.Result.Snapshot);
}
