namespace ChildProtection.Workflow.Engine.Calendars;

/// <summary>Why a count has no answer. It is never replaced by a guess.</summary>
/// <param name="Code">One of the constants of this type; stable.</param>
/// <param name="Message">One sentence for a person, saying what to do next.</param>
public sealed record CalendarRefusal(string Code, string Message)
{
    /// <summary>The count touches a day of a year for which the calendar holds no bank holidays.</summary>
    public const string OutsideData = "CAL0001";

    /// <summary>Hours were to be counted from a date, which has no time of day.</summary>
    public const string NeedsTimeOfDay = "CAL0002";

    /// <summary>The result or what was counted from, lies outside the years <see cref="WorkingCalendar.YearMin"/> to <see cref="WorkingCalendar.YearMax"/>.</summary>
    public const string OutsideTime = "CAL0003";

    /// <summary>The text is not a period such as "10 working days".</summary>
    public const string NotAPeriod = "CAL0004";

    /// <summary>The amount of a period is over <see cref="CalendarPeriod.AmountMax"/>.</summary>
    public const string PeriodTooLong = "CAL0005";
}
