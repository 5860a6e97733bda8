using System.Runtime.CompilerServices;
using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Storage.Definitions;

namespace ChildProtection.Workflow.Server.Tests.Forms;

/// <summary>The shipped definition of Wales, read once, for tests of its forms.</summary>
internal static class ShippedForms
{
    private static readonly Lazy<(Definition Definition, WorkingCalendar Calendar)> Read = new(() =>
    {
        var folder = WorkflowFolder.Holding(Folder())!;
        var calendars = folder.Calendars().Book!;
        return (folder.Load("wales/child-protection.yaml", calendars).Definition!, calendars.Find(CalendarLibrary.DefaultName)!);
    });

    public static Definition Definition => Read.Value.Definition;

    public static WorkingCalendar Calendar => Read.Value.Calendar;

    private static string Folder([CallerFilePath] string thisFile = "") => Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", "..", "workflows");
}
