using System.CommandLine;
using System.Globalization;
using ChildProtection.Workflow.Cli.Scenarios;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Scenarios;
using NodaTime;
using NodaTime.Text;

namespace ChildProtection.Workflow.Cli.Forecasting;

/// <summary><c>cpw forecast SCENARIO</c>: what will happen to that case, day by day, if nobody does anything.</summary>
public static class ForecastCommand
{
    private const int DaysMax = 20 * 366;

    public static Command Create()
    {
        var path = new Argument<string>("SCENARIO") { Description = "The scenario whose case is looked at, as it stands at the end of the story." };
        var days = new Option<int>("--days") { Description = $"How many days ahead, 1 to {DaysMax}.", DefaultValueFactory = _ => 60 };
        var command = new Command("forecast", "Says day by day what will happen to a case if nobody does anything.") { path, days };
        command.SetAction(parsed => Forecast(parsed.GetRequiredValue(path), parsed.GetValue(days)));
        return command;
    }

    private static int Forecast(string path, int days)
    {
        if (days is < 1 or > DaysMax)
        {
            Console.Error.WriteLine($"--days is 1 to {DaysMax}.");
            return ExitCode.Usage;
        }
        if (PlayedCase.Of(path) is not { } played)
        {
            return ExitCode.Usage;
        }
        var calendar = played.Loading.Calendar;
        var from = played.Case.At;
        var forecast = Engine.Execution.Forecast.Of(played.Loading.Definition, played.Case, calendar, from, from + Duration.FromDays(days));
        Console.WriteLine($"{played.Scenario.Name}: from {LocalDatePattern.Iso.Format(calendar.DateOf(from))}, if nobody does anything");
        foreach (var day in forecast.Days)
        {
            Print(day, calendar);
        }
        if (forecast.Days.IsEmpty)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Nothing falls due in the next {days} days."));
        }
        if (forecast.StoppedBecause is { } why)
        {
            Console.WriteLine($"The forecast ends here: {why}");
        }
        return ExitCode.Good;
    }

    private static void Print(ForecastDay day, Engine.Calendars.WorkingCalendar calendar)
    {
        Console.WriteLine();
        Console.WriteLine(day.Date.ToString("uuuu-MM-dd ddd", CultureInfo.InvariantCulture));
        foreach (var line in ScenarioStory.Lines(day.Entries, calendar))
        {
            Console.WriteLine("  " + line);
        }
        foreach (var (role, list) in day.Lists)
        {
            Console.WriteLine($"    {role}: {string.Join(", ", list)}");
        }
    }
}
