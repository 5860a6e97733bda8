using ChildProtection.Workflow.Engine.Calendars;

namespace ChildProtection.Workflow.Engine.Tests.Calendars;

/// <summary>The calendar that the product ships, read from its file.</summary>
internal static class ShippedCalendar
{
    public static WorkingCalendar EnglandAndWales { get; } = Load();

    public static string Text => File.ReadAllText(FilePath);

    private static string FilePath =>
        Path.Combine(AppContext.BaseDirectory, "workflows", "calendars", "england-and-wales.yaml");

    private static WorkingCalendar Load()
    {
        var (file, diagnostics) = CalendarFile.Parse(Text, "workflows/calendars/england-and-wales.yaml");
        Assert.That(diagnostics, Is.Empty);
        return CalendarBook.Of([file!]).Book!.Find("england-and-wales")!;
    }
}
