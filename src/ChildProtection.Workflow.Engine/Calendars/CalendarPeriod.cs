using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using ChildProtection.Workflow.Engine.Texts;

namespace ChildProtection.Workflow.Engine.Calendars;

/// <summary>
/// A length of time as people write it: "10 working days", "3 months", "4 office hours". How far it reaches depends on the
/// day that it is counted from and on a <see cref="WorkingCalendar"/>; two periods of different units are not comparable.
/// </summary>
public readonly record struct CalendarPeriod
{
    /// <summary>The largest amount, in any unit. Longer than any duty, short enough that no count can run away.</summary>
    public const int AmountMax = 100_000;

    /// <exception cref="ArgumentOutOfRangeException">The amount is not between 0 and <see cref="AmountMax"/>.</exception>
    public CalendarPeriod(int amount, PeriodUnit unit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(amount);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(amount, AmountMax);
        Amount = amount;
        Unit = unit;
    }

    /// <summary>0 to <see cref="AmountMax"/>; which way it is counted belongs to the counting.</summary>
    public int Amount { get; }

    public PeriodUnit Unit { get; }

    /// <summary>True for hours, office hours and minutes, which need a time of day to be counted from.</summary>
    public bool IsClock => Unit is PeriodUnit.Hours or PeriodUnit.OfficeHours or PeriodUnit.Minutes;

    public static CalendarPeriod WorkingDays(int amount) => new(amount, PeriodUnit.WorkingDays);

    public static CalendarPeriod Days(int amount) => new(amount, PeriodUnit.Days);

    public static CalendarPeriod Weeks(int amount) => new(amount, PeriodUnit.Weeks);

    public static CalendarPeriod Months(int amount) => new(amount, PeriodUnit.Months);

    public static CalendarPeriod Years(int amount) => new(amount, PeriodUnit.Years);

    public static CalendarPeriod Hours(int amount) => new(amount, PeriodUnit.Hours);

    public static CalendarPeriod OfficeHours(int amount) => new(amount, PeriodUnit.OfficeHours);

    public static CalendarPeriod Minutes(int amount) => new(amount, PeriodUnit.Minutes);

    /// <summary>Reads "10 working days", "1 week", "same day" (0 days), "same working day" (0 working days). One space between words, lower case.</summary>
    public static bool TryParse(string text, out CalendarPeriod period, [NotNullWhen(false)] out CalendarRefusal? refusal)
    {
        period = default;
        refusal = null;
        if (text is "same day" or "same working day")
        {
            period = text == "same day" ? Days(0) : WorkingDays(0);
            return true;
        }
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        if (space < 1 || !text.AsSpan(0, space).ContainsOnlyDigits() || PeriodWords.Unit(text.AsSpan(space + 1)) is not { } unit)
        {
            refusal = new CalendarRefusal(
                CalendarRefusal.NotAPeriod,
                $"'{text}' is not a period. Write an amount and a unit, such as 10 working days, 28 days, 3 months or 4 office hours.");
            return false;
        }
        if (!int.TryParse(text.AsSpan(0, space), NumberStyles.None, CultureInfo.InvariantCulture, out var amount) || amount > AmountMax)
        {
            refusal = new CalendarRefusal(
                CalendarRefusal.PeriodTooLong, $"'{text}' is too long: the largest amount is {AmountMax}. Use a larger unit.");
            return false;
        }
        period = new CalendarPeriod(amount, unit);
        return true;
    }

    /// <summary>The text that <see cref="TryParse"/> reads back: "1 working day", "0 days".</summary>
    public override string ToString() => PeriodWords.Say(this, Language.English);

    /// <summary>The period in words of that language: "10 working days", "10 diwrnod gwaith".</summary>
    public string In(Language language) => PeriodWords.Say(this, language);
}
