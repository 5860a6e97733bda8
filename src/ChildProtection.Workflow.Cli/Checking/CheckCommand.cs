using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using ChildProtection.Workflow.Engine.Diagnostics;
using ChildProtection.Workflow.Storage.Definitions;
using NodaTime;
using NodaTime.Text;

namespace ChildProtection.Workflow.Cli.Checking;

/// <summary><c>cpw check DIR</c>: every diagnostic of every definition and scenario in the folder, and of the calendars and rules they rest on.</summary>
public static class CheckCommand
{
    public static Command Create()
    {
        var path = new Argument<string>("DIR") { Description = "A folder of definitions, such as workflows/wales, or one definition's file." };
        var on = new Option<string?>("--on") { Description = "The day of the check, 2026-03-02; without it, today. Calendars that near their end then are told." };
        var command = new Command("check", "Checks definitions: file:line:column, code, what is wrong and what would mend it. Exit code 1 on errors.") { path, on };
        command.SetAction(parsed => Check(parsed.GetRequiredValue(path), parsed.GetValue(on)));
        return command;
    }

    private static int Check(string path, string? on)
    {
        if (Day(on) is not { } day)
        {
            Console.Error.WriteLine($"'{on}' is not a day: write it as 2026-03-02.");
            return ExitCode.Usage;
        }
        if (WorkflowFolder.Holding(path) is not { } folder || !Path.Exists(path))
        {
            Console.Error.WriteLine($"'{path}' is not in a folder of definitions: that has a folder 'calendars' beside its definitions.");
            return ExitCode.Usage;
        }
        var definitions = folder.Definitions(path);
        if (definitions.Count == 0)
        {
            Console.Error.WriteLine($"'{path}' holds no definition: no file there begins with 'workflow:'.");
            return ExitCode.Usage;
        }
        var started = Stopwatch.GetTimestamp();
        var (book, found) = folder.Calendars(day);
        var all = new List<Diagnostic>(found);
        foreach (var definition in definitions)
        {
            all.AddRange(folder.Load(definition, book).Diagnostics);
        }
        var scenarios = folder.Scenarios(path);
        all.AddRange(scenarios.SelectMany(scenario => folder.Scenario(scenario).Diagnostics));
        foreach (var diagnostic in all.Distinct())
        {
            Console.WriteLine(diagnostic);
        }
        var errors = all.Distinct().Count(diagnostic => diagnostic.Severity == Severity.Error);
        var warnings = all.Distinct().Count() - errors;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{definitions.Count} definition(s) and {scenarios.Count} scenario(s) checked in {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s: {errors} error(s), {warnings} warning(s)"));
        return errors > 0 ? ExitCode.Wrong : ExitCode.Good;
    }

    private static LocalDate? Day(string? on) => on is null ? SystemClock.Instance.GetCurrentInstant().InUtc().Date
        : LocalDatePattern.Iso.Parse(on) is { Success: true } parsed ? parsed.Value
        : null;
}
