namespace ChildProtection.Workflow.Engine.Calendars;

/// <summary>Why a day is not a working day.</summary>
public enum NonWorkingKind
{
    Weekend,
    BankHoliday,

    /// <summary>A day on which this authority's offices are closed, entered by the authority.</summary>
    Closure,
}
