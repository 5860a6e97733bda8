namespace ChildProtection.Workflow.Engine.Calendars;

/// <summary>What a <see cref="CalendarPeriod"/> counts.</summary>
public enum PeriodUnit
{
    /// <summary>Days on which the calendar's offices work.</summary>
    WorkingDays,

    /// <summary>Calendar days, weekends and holidays among them.</summary>
    Days,

    /// <summary>Seven calendar days each.</summary>
    Weeks,

    /// <summary>The same day of a later month, or that month's last day.</summary>
    Months,

    /// <summary>Twelve months each.</summary>
    Years,

    /// <summary>Hours of the clock, day and night.</summary>
    Hours,

    /// <summary>Hours during which the calendar's offices are open.</summary>
    OfficeHours,

    /// <summary>Minutes of the clock.</summary>
    Minutes,
}
