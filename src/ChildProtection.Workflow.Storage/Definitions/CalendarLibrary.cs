using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Engine.Calendars;

namespace ChildProtection.Workflow.Storage.Definitions;

/// <summary>The calendars of the installation's folder of definitions, read once at start.</summary>
public sealed class CalendarLibrary(CalendarBook book) : ICalendarLibrary
{
    /// <summary>The calendar that both nations count by.</summary>
    public const string DefaultName = "england-and-wales";

    public WorkingCalendar Find(AuthorityId authority, string name) =>
        book.Find(name) ?? throw new KeyNotFoundException($"There is no calendar '{name}' in the folder of definitions. Known: {string.Join(", ", book.Names)}.");

    public WorkingCalendar Default(AuthorityId authority) => Find(authority, DefaultName);
}
