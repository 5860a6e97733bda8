using ChildProtection.Workflow.Benchmarks.Execution;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Simulation;
using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Scenarios;
using NodaTime;

namespace ChildProtection.Workflow.Benchmarks.Storage;

/// <summary>The stored form of a case on a plan, by the shipped Welsh definition: what a step really writes into the case's row.</summary>
internal static class RealSnapshot
{
    private const string Calendar = "calendars/england-and-wales.yaml";
    private const string Definition = "wales/child-protection.yaml";
    private const string Story = "wales/scenarios/09-seen-only-with-siblings.yaml";
    private const string Practice = "shared/practice.yaml";
    private const string OnThePlan = "protected";
    private const int Children = 100;
    private const int Years = 3;
    private const int Seed = 7;

    private static readonly Lazy<byte[]> Young = new(InTheFirstWeeks);
    private static readonly Lazy<byte[]> Old = new(Lived);

    /// <summary>Whether it is the median of those that an authority writes while children are on a plan, in three years; else that of a story of the first weeks.</summary>
    public static bool IsLived { get; set; }

    public static byte[] Bytes => IsLived ? Old.Value : Young.Value;

    private static byte[] InTheFirstWeeks()
    {
        var (files, definition, calendar) = Shipped();
        var told = ScenarioRunner.Run(ScenarioLoader.Load(Story, files.Read(Story)!, files: files).Scenario!, definition, calendar);
        return SnapshotFormat.Write(told.Case!);
    }

    private static byte[] Lived()
    {
        var (files, definition, calendar) = Shipped();
        var authority = new AuthorityId(1);
        var from = new LocalDate(2024, 1, 2);
        var written = new List<byte[]>();
        new Simulation(new SimulationSetting
        {
            Definition = definition,
            Calendar = calendar,
            Practice = PracticeFile.Parse(files.Read(Practice)!, Practice),
            Authority = authority,
            Staff = InventedStaff.For(definition.Definition, authority, 1),
            Children = Children,
            From = from,
            Until = calendar.StartOf(from.PlusYears(Years)),
            Seed = Seed,
            Checked = false,
        }).Run(
            (_, step) =>
            {
                if (step.Head.MainState.Contains(OnThePlan, StringComparison.Ordinal))
                {
                    written.Add(step.Head.Snapshot.ToArray());
                }
            },
            null,
            default);
        return written.OrderBy(snapshot => snapshot.Length).ElementAt(written.Count / 2);
    }

    private static (RepositoryWorkflows Files, CompiledDefinition Definition, WorkingCalendar Calendar) Shipped()
    {
        var files = new RepositoryWorkflows();
        var calendar = CalendarBook.Of([CalendarFile.Parse(files.Read(Calendar)!, Calendar).File!]).Book!.Find("england-and-wales")!;
        return (files, CompiledDefinition.Compile(DefinitionLoader.Load(Definition, files).Definition!), calendar);
    }
}
