using NodaTime;

namespace ChildProtection.Workflow.Engine.Texts;

/// <summary>
/// Dates and times in words. The tables are here because the product runs without the operating system's culture data,
/// and because a letter must read the same on every machine.
/// </summary>
public static class DateWords
{
    private static readonly string[] EnglishDays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    private static readonly string[] WelshDays =
        ["dydd Llun", "dydd Mawrth", "dydd Mercher", "dydd Iau", "dydd Gwener", "dydd Sadwrn", "dydd Sul"];

    private static readonly string[] EnglishMonths =
    [
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ];

    private static readonly string[] WelshMonths =
    [
        "Ionawr", "Chwefror", "Mawrth", "Ebrill", "Mai", "Mehefin",
        "Gorffennaf", "Awst", "Medi", "Hydref", "Tachwedd", "Rhagfyr",
    ];

    /// <summary><c>2 March 2026</c>, <c>2 Mawrth 2026</c>.</summary>
    public static string Short(LocalDate date, Language language) => $"{date.Day} {Month(date.Month, language)} {date.Year}";

    /// <summary><c>Monday 2 March 2026</c>, <c>dydd Llun 2 Mawrth 2026</c>.</summary>
    public static string Long(LocalDate date, Language language) => $"{Day(date.DayOfWeek, language)} {Short(date, language)}";

    /// <summary><c>14:05 on Monday 2 March 2026</c>, <c>14:05 ar ddydd Llun 2 Mawrth 2026</c>.</summary>
    public static string Long(LocalDateTime at, Language language)
    {
        var time = $"{at.Hour:00}:{at.Minute:00}";
        return language == Language.Welsh
            ? $"{time} ar d{Long(at.Date, language)}"
            : $"{time} on {Long(at.Date, language)}";
    }

    public static string Day(IsoDayOfWeek day, Language language) =>
        (language == Language.Welsh ? WelshDays : EnglishDays)[(int)day - 1];

    public static string Month(int month, Language language) =>
        (language == Language.Welsh ? WelshMonths : EnglishMonths)[month - 1];
}
