using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Engine.Calendars;

namespace ChildProtection.Workflow.Cases.Definitions;

/// <summary>The calendars in force: bank holidays of the nation with the authority's own closure days.</summary>
public interface ICalendarLibrary
{
    /// <summary>The calendar of that name as it stands for the authority now.</summary>
    /// <exception cref="KeyNotFoundException">There is no such calendar: a defect of the installation, said at start.</exception>
    WorkingCalendar Find(AuthorityId authority, string name);

    /// <summary>The calendar of that name as it was in that version; null when it never applied here.</summary>
    WorkingCalendar? Find(AuthorityId authority, string name, string version);

    /// <summary>The calendar that the authority's civil days are told by where no definition is at hand.</summary>
    WorkingCalendar Default(AuthorityId authority);
}
