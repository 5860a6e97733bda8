using System.CommandLine;
using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Engine.Texts;
using ChildProtection.Workflow.Storage.Definitions;
using NodaTime.Text;

namespace ChildProtection.Workflow.Cli.Due;

/// <summary><c>cpw due FROM "10 working days"</c>: the date, then how it was counted.</summary>
public static class DueCommand
{
    private const string DefaultCalendar = "england-and-wales";

    /// <summary>Lines of one batch.</summary>
    private const int BatchLinesMax = 1_000_000;

    public static Command Create()
    {
        var from = new Argument<string?>("FROM") { Description = "The day it counts from, 2026-03-02; for hours a time too, 2026-03-02T09:00.", Arity = ArgumentArity.ZeroOrOne };
        var period = new Argument<string?>("PERIOD") { Description = "Such as \"10 working days\", \"2 weeks\", \"3 months\", \"4 office hours\".", Arity = ArgumentArity.ZeroOrOne };
        var calendar = new Option<string>("--calendar") { Description = "The calendar to count by.", DefaultValueFactory = _ => DefaultCalendar };
        var before = new Option<bool>("--before") { Description = "Count back: at least that long before FROM." };
        var welsh = new Option<bool>("--welsh") { Description = "Say how it was counted in Welsh." };
        var batch = new Option<string?>("--batch") { Description = "A file with one FROM;PERIOD;CALENDAR a line; one date a line comes out." };
        var workflows = new Option<string>("--workflows") { Description = "The folder of definitions and calendars.", DefaultValueFactory = _ => "workflows" };
        var command = new Command("due", "Counts a due date and says how.") { from, period, calendar, before, welsh, batch, workflows };
        command.SetAction(parsed =>
        {
            if (Book(parsed.GetRequiredValue(workflows)) is not { } book)
            {
                return ExitCode.Usage;
            }
            if (parsed.GetValue(batch) is { } file)
            {
                return Batch(book, file, parsed.GetValue(before));
            }
            if (parsed.GetValue(from) is not { } day || parsed.GetValue(period) is not { } within)
            {
                return Usage("FROM and PERIOD are needed: cpw due 2026-03-02 \"10 working days\"");
            }
            return One(book, day, within, parsed.GetRequiredValue(calendar), parsed.GetValue(before), parsed.GetValue(welsh) ? Language.Welsh : Language.English);
        });
        return command;
    }

    private static int One(CalendarBook book, string from, string period, string calendar, bool before, Language language)
    {
        if (Count(book, from, period, calendar, before, out var counted) is { } wrong)
        {
            return Usage(wrong);
        }
        if (counted.IsRefused)
        {
            Console.Error.WriteLine($"{counted.Refusal.Code}: {counted.Refusal.Message}");
            return ExitCode.Wrong;
        }
        Console.WriteLine(LocalDatePattern.Iso.Format(counted.Date));
        Console.WriteLine(counted.Describe(language));
        return ExitCode.Good;
    }

    private static int Batch(CalendarBook book, string path, bool before)
    {
        if (!File.Exists(path))
        {
            return Usage($"There is no file '{path}'.");
        }
        var exit = ExitCode.Good;
        var number = 0;
        foreach (var line in File.ReadLines(path).Take(BatchLinesMax))
        {
            number++;
            var counted = default(Counted);
            var wrong = line.Split(';') is [var from, var period, var calendar]
                ? Count(book, from.Trim(), period.Trim(), calendar.Trim(), before, out counted)
                : "A line is FROM;PERIOD;CALENDAR.";
            wrong ??= counted.IsRefused ? $"{counted.Refusal.Code}: {counted.Refusal.Message}" : null;
            if (wrong is not null)
            {
                // The line keeps its place in the answer, so that the other dates stay beside their lines.
                Console.WriteLine("-");
                Console.Error.WriteLine($"{path}:{number}: {wrong}");
                exit = ExitCode.Wrong;
                continue;
            }
            Console.WriteLine(LocalDatePattern.Iso.Format(counted.Date));
        }
        return exit;
    }

    /// <summary>Null when it was counted, or refused by the calendar; else what is wrong with the words.</summary>
    private static string? Count(CalendarBook book, string from, string period, string name, bool before, out Counted counted)
    {
        counted = default;
        if (book.Find(name) is not { } calendar)
        {
            return $"There is no calendar '{name}'. Known: {string.Join(", ", book.Names)}.";
        }
        if (!CalendarPeriod.TryParse(period, out var within, out var refusal))
        {
            return $"{refusal.Code}: {refusal.Message}";
        }
        if (LocalDatePattern.Iso.Parse(from) is { Success: true, Value: var day })
        {
            counted = before ? calendar.CountBack(day, within) : calendar.Count(day, within);
            return null;
        }
        if (LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(from) is { Success: true, Value: var moment })
        {
            var at = calendar.At(moment.Date, moment.TimeOfDay);
            counted = before ? calendar.CountBack(at, within) : calendar.Count(at, within);
            return null;
        }
        return $"'{from}' is not a date: write 2026-03-02, or 2026-03-02T09:00 with a time.";
    }

    private static CalendarBook? Book(string folder)
    {
        if (WorkflowFolder.Holding(folder) is not { } workflows)
        {
            Usage($"'{folder}' has no folder 'calendars', and none of the folders above it has.");
            return null;
        }
        var (book, diagnostics) = workflows.Calendars();
        foreach (var diagnostic in diagnostics)
        {
            Console.Error.WriteLine(diagnostic);
        }
        return book;
    }

    private static int Usage(string words)
    {
        Console.Error.WriteLine(words);
        return ExitCode.Usage;
    }
}
