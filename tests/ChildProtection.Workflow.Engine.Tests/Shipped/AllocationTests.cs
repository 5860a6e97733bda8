using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Expressions;
using ChildProtection.Workflow.Engine.Scenarios;
using ChildProtection.Workflow.Engine.Tests.Calendars;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Tests.Shipped;

/// <summary>
/// What is allocated for a child on the register: bytes, which no other work on the machine can change. docs/performance.md has the
/// figures; here is what they may not grow to.
/// </summary>
public sealed class AllocationTests
{
    private const string Story = "wales/scenarios/09-seen-only-with-siblings.yaml";
    private const int Rounds = 20;

    /// <summary>Bytes for each task, deadline and action of the child.</summary>
    private const int DeriveBytes = 250;
    private const int StepBytes = 800;
    private const int SnapshotBytes = 1_000;

    private static readonly CompiledDefinition Definition = ShippedWorkflows.Compiled("wales/child-protection.yaml");
    private static readonly CaseSnapshot OnPlan =
        ScenarioRunner.Run(ScenarioLoader.Load(Story, ShippedWorkflows.TextOf(Story), files: ShippedWorkflows.Files).Scenario!, Definition, ShippedCalendar.EnglandAndWales).Case!;

    /// <summary>What is asked of the child's workers just now, running, and offered: what the work of deriving grows with.</summary>
    private static readonly int Owed = CaseMachine.Derive(Definition, OnPlan, ShippedCalendar.EnglandAndWales) is var derived
        ? derived.Tasks.Count() + derived.Deadlines.Count() + derived.Actions.Count() : 0;

    [Test]
    public void A_derivation_allocates_little() =>
        Assert.That(BytesOf(() => CaseMachine.Derive(Definition, OnPlan, ShippedCalendar.EnglandAndWales)), Is.LessThan(DeriveBytes * Owed), $"{Owed} owed");

    [Test]
    public void A_step_with_its_derivations_allocates_little()
    {
        var visit = new CaseInput.TakeAction("record_visit", Answers.Of(new Dictionary<string, Value>
        {
            ["visitor"] = Value.OfCode("lead_worker"),
            ["place"] = Value.OfCode("home"),
            ["seen"] = Value.True,
            ["engaged"] = Value.True,
            ["alone"] = Value.OfCode("alone"),
            ["announced"] = Value.True,
            ["life_change"] = Value.OfCode("same"),
            ["kept_from_harm"] = Value.OfCode("partly"),
        })) { Actor = new Actor("lead", ["lead_social_worker"]) };
        var now = OnPlan.At + Duration.FromMinutes(1);
        Assert.That(Step(), Is.InstanceOf<StepResult.Accepted>());

        Assert.That(BytesOf(() => Step()), Is.LessThan(StepBytes * Owed), $"{Owed} owed");

        StepResult Step() => CaseMachine.Step(Definition, OnPlan, visit, ShippedCalendar.EnglandAndWales, now);
    }

    [Test]
    public void Reading_and_writing_a_snapshot_allocates_little()
    {
        var written = SnapshotFormat.Write(OnPlan);

        Assert.That(BytesOf(() => SnapshotFormat.Read(Definition, SnapshotFormat.Write(OnPlan))), Is.LessThan(SnapshotBytes * Owed), $"{Owed} owed");
        Assert.That(written, Has.Length.LessThan(1_800));
    }

    private static long BytesOf(Action action)
    {
        action();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < Rounds; round++)
        {
            action();
        }
        return (GC.GetAllocatedBytesForCurrentThread() - before) / Rounds;
    }
}
