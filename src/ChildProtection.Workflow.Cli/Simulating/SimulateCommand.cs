using System.CommandLine;
using System.Diagnostics;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Simulation;
using NodaTime;
using NodaTime.Text;

namespace ChildProtection.Workflow.Cli.Simulating;

/// <summary><c>cpw simulate DIR --children N --years Y --seed S</c>: an authority living through the years.</summary>
public static class SimulateCommand
{
    private const int YearsMax = 18;
    private const int TeamsOfChildren = 100;
    private static readonly AuthorityId Authority = new(1);

    public static Command Create()
    {
        var path = new Argument<string>("DIR") { Description = "The folder of one definition, such as workflows/wales." };
        var children = new Option<int>("--children") { Description = "How many children are referred over the years.", DefaultValueFactory = _ => 100 };
        var years = new Option<int>("--years") { Description = $"How many years, 1 to {YearsMax}.", DefaultValueFactory = _ => 3 };
        var seed = new Option<int>("--seed") { Description = "The same seed lives the same years again.", DefaultValueFactory = _ => 1 };
        var from = new Option<string>("--from") { Description = "The first day.", DefaultValueFactory = _ => "2024-01-02" };
        var practice = new Option<string?>("--practice") { Description = "How people answer; without it workflows/shared/practice.yaml." };
        var command = new Command("simulate", "An authority living through the years, its invariants checked at every step. Exit code 1 when one is broken.")
        {
            path, children, years, seed, from, practice,
        };
        command.SetAction((parsed, cancellationToken) => Task.FromResult(Run(
            parsed.GetRequiredValue(path), parsed.GetValue(children), parsed.GetValue(years), parsed.GetValue(seed), parsed.GetRequiredValue(from), parsed.GetValue(practice),
            cancellationToken)));
        return command;
    }

    private static int Run(string path, int children, int years, int seed, string from, string? practicePath, CancellationToken cancellationToken)
    {
        if (children is < 1 or > SimulationSetting.ChildrenMax || years is < 1 or > YearsMax)
        {
            return Usage($"--children is 1 to {SimulationSetting.ChildrenMax}, --years 1 to {YearsMax}.");
        }
        if (LocalDatePattern.Iso.Parse(from) is not { Success: true, Value: var first })
        {
            return Usage($"'{from}' is not a date: write 2024-01-02.");
        }
        if (Loading.Of(path) is not { } loading || ReadPractice(loading, practicePath) is not { } practice)
        {
            return ExitCode.Usage;
        }
        var setting = new SimulationSetting
        {
            Definition = loading.Definition,
            Calendar = loading.Calendar,
            Practice = practice,
            Authority = Authority,
            Staff = InventedStaff.For(loading.Definition.Definition, Authority, 1 + (children / TeamsOfChildren)),
            Children = children,
            From = first,
            Until = loading.Calendar.StartOf(first.PlusYears(years)),
            Seed = seed,
        };
        return Simulate(setting, cancellationToken);
    }

    private static int Simulate(SimulationSetting setting, CancellationToken cancellationToken)
    {
        Simulation simulation;
        try
        {
            simulation = new Simulation(setting);
        }
        catch (ArgumentException wrong)
        {
            return Usage(wrong.Message);
        }
        var started = Stopwatch.GetTimestamp();
        var report = simulation.Run(null, day => ShowProgress(day), cancellationToken);
        ShowProgress(null);
        SimulationPage.Print(report, Stopwatch.GetElapsedTime(started), Console.Out);
        return report.Violations.Count > 0 ? ExitCode.Wrong : ExitCode.Good;
    }

    /// <summary>One line that is written over, on a terminal only.</summary>
    private static void ShowProgress(LocalDate? day)
    {
        if (!Console.IsErrorRedirected)
        {
            Console.Error.Write(day is { } at ? $"\r{at:MMMM uuuu}        " : "\r                    \r");
        }
    }

    private static Practice? ReadPractice(Loading loading, string? path)
    {
        var text = path is null ? loading.Folder.Read("shared/practice.yaml") : File.Exists(path) ? File.ReadAllText(path) : null;
        if (text is null)
        {
            Usage($"There is no practice at '{path ?? "shared/practice.yaml"}'.");
            return null;
        }
        try
        {
            return PracticeFile.Parse(text, path ?? "shared/practice.yaml");
        }
        catch (FormatException wrong)
        {
            Usage(wrong.Message);
            return null;
        }
    }

    private static int Usage(string words)
    {
        Console.Error.WriteLine(words);
        return ExitCode.Usage;
    }
}
