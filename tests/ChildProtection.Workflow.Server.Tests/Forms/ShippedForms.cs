using System.Runtime.CompilerServices;
using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Storage.Definitions;

namespace ChildProtection.Workflow.Server.Tests.Forms;

/// <summary>The shipped definitions, read once, for tests of their forms and papers.</summary>
internal static class ShippedForms
{
    private static readonly Lazy<(Definition Wales, Definition England, WorkingCalendar Calendar)> Read = new(() =>
    {
        var folder = WorkflowFolder.Holding(Folder())!;
        var calendars = folder.Calendars().Book!;
        return (folder.Load("wales/child-protection.yaml", calendars).Definition!, folder.Load("england/child-protection.yaml", calendars).Definition!, calendars.Find(CalendarLibrary.DefaultName)!);
    });

    /// <summary>Of Wales, in which every text is in both languages.</summary>
    public static Definition Definition => Read.Value.Wales;

    public static IReadOnlyList<Definition> OfEachNation => [Read.Value.Wales, Read.Value.England];

    public static WorkingCalendar Calendar => Read.Value.Calendar;

    private static string Folder([CallerFilePath] string thisFile = "") => Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", "..", "workflows");
}
