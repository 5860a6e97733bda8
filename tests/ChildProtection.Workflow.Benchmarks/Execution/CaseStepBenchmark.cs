using BenchmarkDotNet.Attributes;
using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Expressions;
using ChildProtection.Workflow.Engine.Scenarios;
using NodaTime;

namespace ChildProtection.Workflow.Benchmarks.Execution;

/// <summary>
/// Steps of a case on a plan, by the shipped Welsh definition, on one core in memory: the bare floor is deriving nothing but the chart
/// (<see cref="CompiledChartBenchmark"/>); what a case costs beyond that is here.
/// </summary>
[InProcess]
[MemoryDiagnoser]
public class CaseStepBenchmark
{
    private const string Definition = "wales/child-protection.yaml";
    private const string Story = "wales/scenarios/09-seen-only-with-siblings.yaml";

    private CompiledDefinition definition = null!;
    private WorkingCalendar calendar = null!;
    private CaseSnapshot onPlan = null!;
    private CaseInput visit = null!;
    private Instant now;
    private byte[] stored = [];

    [GlobalSetup]
    public void Open()
    {
        var files = new RepositoryWorkflows();
        const string Calendar = "calendars/england-and-wales.yaml";
        calendar = CalendarBook.Of([CalendarFile.Parse(files.Read(Calendar)!, Calendar).File!]).Book!.Find("england-and-wales")!;
        definition = CompiledDefinition.Compile(DefinitionLoader.Load(Definition, files).Definition!);
        var told = ScenarioRunner.Run(ScenarioLoader.Load(Story, files.Read(Story)!, files: files).Scenario!, definition, calendar);
        onPlan = told.Case!;
        stored = SnapshotFormat.Write(onPlan);
        now = onPlan.At + Duration.FromMinutes(1);
        visit = new CaseInput.TakeAction("record_visit", Answers.Of(new Dictionary<string, Value>
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
        if (CaseMachine.Step(definition, onPlan, visit, calendar, now) is not StepResult.Accepted)
        {
            throw new InvalidOperationException("The visit is not accepted: the shipped definition has changed.");
        }
    }

    /// <summary>A visit recorded: what was due before it, validation, the chart, effects, both derivations, the journal entries.</summary>
    [Benchmark(Baseline = true)]
    public StepResult Step() => CaseMachine.Step(definition, onPlan, visit, calendar, now);

    /// <summary>A sweep that finds nothing due.</summary>
    [Benchmark]
    public StepResult AdvanceNothingDue() => CaseMachine.Advance(definition, onPlan, calendar, now);

    [Benchmark]
    public Derivation Derive() => CaseMachine.Derive(definition, onPlan, calendar);

    [Benchmark]
    public byte[] WriteSnapshot() => SnapshotFormat.Write(onPlan);

    [Benchmark]
    public CaseSnapshot ReadSnapshot() => SnapshotFormat.Read(definition, stored);
}
