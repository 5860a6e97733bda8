using System.Text;
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

    public static string Text { get; } = Make();

    public static ReadOnlyMemory<byte> Utf8 { get; } = Encoding.UTF8.GetBytes(Text);

    private static string Make()
    {
        var files = new RepositoryWorkflows();
        var calendar = CalendarBook.Of([CalendarFile.Parse(files.Read(Calendar)!, Calendar).File!]).Book!.Find("england-and-wales")!;
        var definition = CompiledDefinition.Compile(DefinitionLoader.Load(Definition, files).Definition!);
        var told = ScenarioRunner.Run(ScenarioLoader.Load(Story, files.Read(Story)!).Scenario!, definition, calendar);
        return Encoding.UTF8.GetString(SnapshotFormat.Write(told.Case!));
    }
}
