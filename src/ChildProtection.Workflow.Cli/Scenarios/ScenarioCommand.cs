using System.CommandLine;
using ChildProtection.Workflow.Engine.Diagnostics;
using ChildProtection.Workflow.Engine.Scenarios;
using ChildProtection.Workflow.Storage.Definitions;

namespace ChildProtection.Workflow.Cli.Scenarios;

/// <summary><c>cpw scenario DIR|FILE</c>: runs scenarios, tells their stories, says what differed.</summary>
public static class ScenarioCommand
{
    public static Command Create()
    {
        var path = new Argument<string>("PATH") { Description = "A scenario's file, or a folder with scenarios in it or below it." };
        var story = new Option<bool>("--story") { Description = "Tell the story of each scenario; a single file's is always told." };
        var keep = new Option<bool>("--keep") { Description = "Keep the story of each scenario that passes beside it, as NAME.story.txt: look at the difference before you commit it." };
        var command = new Command("scenario", "Runs scenarios. The last line is 'N passed, N failed'; exit code 1 when one failed.") { path, story, keep };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(path), parsed.GetValue(story), parsed.GetValue(keep)));
        return command;
    }

    private static int Run(string path, bool story, bool keep)
    {
        if (WorkflowFolder.Holding(path) is not { } folder || folder.Scenarios(path) is not { Count: > 0 } scenarios)
        {
            Console.Error.WriteLine($"'{path}' holds no scenario: they are YAML files in a folder 'scenarios' of a folder of definitions.");
            return ExitCode.Usage;
        }
        var definitions = new Dictionary<string, Loading?>(StringComparer.Ordinal);
        var (passed, failed) = (0, 0);
        foreach (var file in scenarios)
        {
            if (Passes(folder, file, definitions, story || scenarios.Count == 1, keep))
            {
                passed++;
            }
            else
            {
                failed++;
            }
        }
        Console.WriteLine($"{passed} passed, {failed} failed");
        return failed > 0 ? ExitCode.Wrong : ExitCode.Good;
    }

    private static bool Passes(WorkflowFolder folder, string file, Dictionary<string, Loading?> definitions, bool story, bool keep)
    {
        var reading = folder.Scenario(file);
        if (reading.Scenario is not { } scenario)
        {
            return Failed(file, reading.Diagnostics);
        }
        if (!definitions.TryGetValue(scenario.DefinitionPath, out var loading))
        {
            definitions[scenario.DefinitionPath] = loading = Loading.Of(folder, scenario.DefinitionPath);
        }
        if (loading is null)
        {
            Console.WriteLine($"FAILED {file}: its definition {scenario.DefinitionPath} cannot be loaded.");
            return false;
        }
        var result = ScenarioRunner.Run(scenario, loading.Definition, loading.Calendar);
        if (story)
        {
            Console.WriteLine(result.Story);
        }
        if (keep && result.Passed)
        {
            File.WriteAllText(Path.Combine(folder.Root, ScenarioStory.KeptBeside(file)), result.Story);
        }
        return result.Passed || Failed(file, result.Differences);
    }

    private static bool Failed(string file, IEnumerable<Diagnostic> why)
    {
        Console.WriteLine($"FAILED {file}");
        foreach (var diagnostic in why)
        {
            Console.WriteLine("  " + diagnostic);
        }
        return false;
    }
}
