using System.CommandLine;
using ChildProtection.Workflow.Cli.Scenarios;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Texts;

namespace ChildProtection.Workflow.Cli.Explaining;

/// <summary><c>cpw explain SCENARIO [NAME]</c>: why a task or deadline is there, when it is due and how that was counted.</summary>
public static class ExplainCommand
{
    public static Command Create()
    {
        var path = new Argument<string>("SCENARIO") { Description = "The scenario whose case is looked at, as it stands at the end of the story." };
        var name = new Argument<string?>("NAME") { Description = "The task or deadline; without it all of them.", Arity = ArgumentArity.ZeroOrOne };
        var welsh = new Option<bool>("--welsh") { Description = "In Welsh." };
        var command = new Command("explain", "Explains the open tasks and running deadlines of a case: the fact, the rules, the days counted and skipped, what comes next.")
        {
            path, name, welsh,
        };
        command.SetAction(parsed => Explain(
            parsed.GetRequiredValue(path), parsed.GetValue(name), parsed.GetValue(welsh) ? Language.Welsh : Language.English));
        return command;
    }

    private static int Explain(string path, string? name, Language language)
    {
        if (PlayedCase.Of(path) is not { } played)
        {
            return ExitCode.Usage;
        }
        var (definition, calendar, snapshot) = (played.Loading.Definition, played.Loading.Calendar, played.Case);
        var derivation = CaseMachine.Derive(definition, snapshot, calendar);
        var found = 0;
        foreach (var task in derivation.Tasks.Where(task => name is null || task.Name == name))
        {
            found++;
            ExplanationPage.Print(task.Name, task.Each, WorkExplainer.Task(definition, snapshot, calendar, task, language), Console.Out);
        }
        var standing = derivation.Deadlines.Where(deadline => deadline.TaskKey is null && (name is null || deadline.Name == name));
        foreach (var deadline in standing)
        {
            found++;
            ExplanationPage.Print(deadline.Name, deadline.Each, WorkExplainer.Deadline(definition, snapshot, calendar, deadline, language), Console.Out);
        }
        if (found > 0)
        {
            return ExitCode.Good;
        }
        var names = derivation.Tasks.Select(task => task.Name).Concat(derivation.Deadlines.Select(deadline => deadline.Name)).Distinct().Order(StringComparer.Ordinal);
        Console.Error.WriteLine(name is null ? "Nothing is asked in this case." : $"Nothing called '{name}' is asked now. Asked are: {string.Join(", ", names)}.");
        return ExitCode.Wrong;
    }
}
