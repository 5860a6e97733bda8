using ChildProtection.Workflow.Engine.Texts;

namespace ChildProtection.Workflow.Engine.Calendars;

/// <summary>The words for periods, in both languages.</summary>
internal static class PeriodWords
{
    /// <summary>The unit that such a word names, in the singular or the plural; null for any other word.</summary>
    public static PeriodUnit? Unit(ReadOnlySpan<char> word) => word switch
    {
        "working day" or "working days" => PeriodUnit.WorkingDays,
        "day" or "days" => PeriodUnit.Days,
        "week" or "weeks" => PeriodUnit.Weeks,
        "month" or "months" => PeriodUnit.Months,
        "year" or "years" => PeriodUnit.Years,
        "hour" or "hours" => PeriodUnit.Hours,
        "office hour" or "office hours" => PeriodUnit.OfficeHours,
        "minute" or "minutes" => PeriodUnit.Minutes,
        _ => null,
    };

    public static string Say(CalendarPeriod period, Language language) =>
        $"{period.Amount} {(language == Language.Welsh ? Welsh(period) : English(period))}";

    public static bool ContainsOnlyDigits(this ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');

    private static string English(CalendarPeriod period)
    {
        var one = period.Unit switch
        {
            PeriodUnit.WorkingDays => "working day",
            PeriodUnit.Days => "day",
            PeriodUnit.Weeks => "week",
            PeriodUnit.Months => "month",
            PeriodUnit.Years => "year",
            PeriodUnit.Hours => "hour",
            PeriodUnit.OfficeHours => "office hour",
            PeriodUnit.Minutes => "minute",
            _ => throw new InvalidOperationException($"No words for the unit {period.Unit}."),
        };
        return period.Amount == 1 ? one : one + "s";
    }

    // Welsh numerals take the singular; 2 softens the first letter, and 'blynedd' changes with the numeral before it.
    private static string Welsh(CalendarPeriod period) => period.Unit switch
    {
        PeriodUnit.WorkingDays => period.Amount == 2 ? "ddiwrnod gwaith" : "diwrnod gwaith",
        PeriodUnit.Days => period.Amount == 2 ? "ddiwrnod" : "diwrnod",
        PeriodUnit.Weeks => "wythnos",
        PeriodUnit.Months => period.Amount == 2 ? "fis" : "mis",
        PeriodUnit.Years => period.Amount switch
        {
            1 => "flwyddyn",
            2 => "flynedd",
            0 or 3 or 4 or 6 => "blynedd",
            _ => "mlynedd",
        },
        PeriodUnit.Hours => "awr",
        PeriodUnit.OfficeHours => "awr swyddfa",
        PeriodUnit.Minutes => period.Amount == 2 ? "funud" : "munud",
        _ => throw new InvalidOperationException($"No words for the unit {period.Unit}."),
    };
}
