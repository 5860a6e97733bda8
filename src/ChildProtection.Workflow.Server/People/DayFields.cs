using System.Globalization;
using ChildProtection.Workflow.Server.Forms;
using ChildProtection.Workflow.Server.Texts;
using NodaTime;

namespace ChildProtection.Workflow.Server.People;

/// <summary>A day that is typed in three fields: <c>NAME.day</c>, <c>NAME.month</c>, <c>NAME.year</c>.</summary>
public static class DayFields
{
    /// <summary>Null and no error: nothing was typed.</summary>
    public static (LocalDate? Day, FieldError? Error) Read(IFormCollection form, string name, Words words)
    {
        string[] typed = [form[$"{name}.day"].ToString().Trim(), form[$"{name}.month"].ToString().Trim(), form[$"{name}.year"].ToString().Trim()];
        if (typed.All(part => part.Length == 0))
        {
            return (null, null);
        }
        return Whole(typed[0]) is { } day && Month(typed[1]) is { } month && Whole(typed[2]) is { } year
            && year is >= DateLimits.YearMin and <= DateLimits.YearMax && month is >= 1 and <= 12 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month)
            ? (new LocalDate(year, month, day), null)
            : (null, new FieldError($"{name}.day", words["people.not_a_day"]));
    }

    private static int? Whole(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A month by number, or by the first letters of its name in either language.</summary>
    private static int? Month(string text)
    {
        if (Whole(text) is { } number)
        {
            return number;
        }
        if (text.Length < 3)
        {
            return null;
        }
        var named = Enumerable.Range(1, 12).Where(month => Enum.GetValues<Engine.Texts.Language>().Any(language =>
            Engine.Texts.DateWords.Month(month, language).StartsWith(text, StringComparison.OrdinalIgnoreCase))).ToList();
        return named is [var only] ? only : null;
    }
}
