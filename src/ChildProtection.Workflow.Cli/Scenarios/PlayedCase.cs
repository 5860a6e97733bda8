using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Scenarios;
using ChildProtection.Workflow.Storage.Definitions;

namespace ChildProtection.Workflow.Cli.Scenarios;

/// <summary>The case that a scenario tells of, as it stands at the end of the story: what forecast and explain speak about.</summary>
internal sealed record PlayedCase(Loading Loading, Scenario Scenario, CaseSnapshot Case)
{
    /// <summary>Null when it cannot be played: why was printed on the error stream.</summary>
    public static PlayedCase? Of(string path)
    {
        if (WorkflowFolder.Holding(path) is not { } folder || folder.Scenarios(path) is not [var file])
        {
            return Fail($"'{path}' is not one scenario: name a YAML file in a folder 'scenarios'.");
        }
        var reading = folder.Scenario(file);
        if (reading.Scenario is not { } scenario)
        {
            return Fail(string.Join('\n', reading.Diagnostics));
        }
        if (Loading.Of(folder, scenario.DefinitionPath) is not { } loading)
        {
            return null;
        }
        var result = ScenarioRunner.Run(scenario, loading.Definition, loading.Calendar);
        return result.Case is { } ended
            ? new PlayedCase(loading, scenario, ended)
            : Fail($"The scenario opens no case: {string.Join('\n', result.Differences)}");
    }

    private static PlayedCase? Fail(string words)
    {
        Console.Error.WriteLine(words);
        return null;
    }
}
