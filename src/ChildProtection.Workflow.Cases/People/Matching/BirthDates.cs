using NodaTime;

namespace ChildProtection.Workflow.Cases.People.Matching;

/// <summary>Dates of birth that may be one date, slipped in saying or typing.</summary>
public static class BirthDates
{
    private const int MonthsInYear = 12;
    private const int Digits = 8;

    /// <summary>How one may have become the other; null: hardly.</summary>
    public static LikenessReason? Compare(LocalDate one, LocalDate other) =>
        one == other ? LikenessReason.SameBirthDate
        : Swapped(one) == other ? LikenessReason.DayAndMonthSwapped
        : one.Month == other.Month && one.Day == other.Day && Math.Abs(one.Year - other.Year) == 1 ? LikenessReason.YearOffByOne
        : Written(one).Zip(Written(other)).Count(pair => pair.First != pair.Second) == 1 ? LikenessReason.OneDigitOther
        : null;

    /// <summary>The date itself, and every date that it may have been slipped from: those that <see cref="Compare"/> knows.</summary>
    public static IEnumerable<LocalDate> Slips(LocalDate date)
    {
        var written = Written(date);
        var digits = Enumerable.Range(0, Digits).SelectMany(place => Enumerable.Range(0, 10).Select(digit => Read(string.Concat(written.AsSpan(0, place), digit.ToString(System.Globalization.CultureInfo.InvariantCulture), written.AsSpan(place + 1)))));
        var years = new[] { -1, 1 }.Select(years => date.Month == 2 && date.Day == 29 ? (LocalDate?)null : date.PlusYears(years));
        return new LocalDate?[] { date, Swapped(date) }.Concat(years).Concat(digits).OfType<LocalDate>().Distinct();
    }

    private static LocalDate? Swapped(LocalDate date) => date.Day <= MonthsInYear && date.Day != date.Month ? new LocalDate(date.Year, date.Day, date.Month) : null;

    private static string Written(LocalDate date) => $"{date.Year:D4}{date.Month:D2}{date.Day:D2}";

    private static LocalDate? Read(string written)
    {
        var (year, month, day) = (Number(written[..4]), Number(written[4..6]), Number(written[6..]));
        return year > 0 && month is >= 1 and <= MonthsInYear && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month) ? new LocalDate(year, month, day) : null;
    }

    private static int Number(string digits) => int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);
}
