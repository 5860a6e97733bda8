using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Scenarios;
using ChildProtection.Workflow.Engine.Tests.Shipped;

namespace ChildProtection.Workflow.Engine.Tests.Scenarios;

public sealed class ShippedScenarioTests
{
    private static readonly WorkingCalendar Calendar = ReadCalendar();

    private static readonly Dictionary<string, CompiledDefinition> Compiled = ShippedWorkflows.Definitions.ToDictionary(
        path => path, path => CompiledDefinition.Compile(ShippedWorkflows.Load(path).Definition!), StringComparer.Ordinal);

    private static IEnumerable<string> Paths() =>
        Directory.GetFiles(ShippedWorkflows.Folder, "*.yaml", SearchOption.AllDirectories)
            .Where(file => ScenarioLoader.IsScenario(File.ReadAllText(file)))
            .Select(file => Path.GetRelativePath(ShippedWorkflows.Folder, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Paths))]
    public void A_shipped_scenario_comes_out_as_it_says(string path)
    {
        var reading = ScenarioLoader.Load(path, ShippedWorkflows.TextOf(path));
        Assert.That(reading.Diagnostics, Is.Empty);

        var result = ScenarioRunner.Run(reading.Scenario!, Compiled[reading.Scenario!.DefinitionPath], Calendar);

        Assert.That(result.Differences, Is.Empty);
    }

    [Test]
    public void A_story_is_told_the_same_each_time()
    {
        var scenario = ScenarioLoader.Load(Paths().First(), ShippedWorkflows.TextOf(Paths().First())).Scenario!;

        var told = Enumerable.Range(0, 3).Select(_ => ScenarioRunner.Run(scenario, Compiled[scenario.DefinitionPath], Calendar).Story).Distinct().ToArray();

        Assert.That(told, Has.Length.EqualTo(1));
        Assert.That(told[0], Does.Contain(scenario.Name));
    }

    private static WorkingCalendar ReadCalendar()
    {
        const string Path = "calendars/england-and-wales.yaml";
        return CalendarBook.Of([CalendarFile.Parse(ShippedWorkflows.TextOf(Path), Path).File!]).Book!.Find("england-and-wales")!;
    }
}
