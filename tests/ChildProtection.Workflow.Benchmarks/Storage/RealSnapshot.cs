using ChildProtection.Workflow.Benchmarks.Execution;
using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Scenarios;

namespace ChildProtection.Workflow.Benchmarks.Storage;

/// <summary>The stored form of a case on a plan, by the shipped Welsh definition: what a step really writes into the case's row.</summary>
internal static class RealSnapshot
{
    private const string Calendar = "calendars/england-and-wales.yaml";
    private const string Definition = "wales/child-protection.yaml";
    private const string Story = "wales/scenarios/09-seen-only-with-siblings.yaml";

    public static byte[] Bytes { get; } = Make();

    private static byte[] Make()
    {
        var files = new RepositoryWorkflows();
        var calendar = CalendarBook.Of([CalendarFile.Parse(files.Read(Calendar)!, Calendar).File!]).Book!.Find("england-and-wales")!;
        var definition = CompiledDefinition.Compile(DefinitionLoader.Load(Definition, files).Definition!);
        var told = ScenarioRunner.Run(ScenarioLoader.Load(Story, files.Read(Story)!, files: files).Scenario!, definition, calendar);
        return SnapshotFormat.Write(told.Case!);
    }
}
