using NodaTime;
using NodaTime.Text;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>
/// Dates and times digit by digit, without a pattern: keys of derived rows hold one or two each, and a derivation writes dozens. The same text as
/// NodaTime's ISO patterns give, for the years that have four digits.
/// </summary>
internal static class DateDigits
{
    /// <summary>Characters of <c>2026-03-02</c>.</summary>
    public const int DateLength = 10;

    /// <summary>Characters of <c>2026-03-02T14:05:00</c>.</summary>
    public const int DateTimeLength = 19;

    /// <summary>Characters of <c>2026-03-02T14:05:00Z</c>.</summary>
    public const int InstantLength = 20;

    private static readonly Instant First = Instant.FromUtc(1, 1, 1, 0, 0);
    private static readonly Instant Last = Instant.FromUtc(9999, 12, 31, 0, 0);

    public static bool CanWrite(LocalDate date) => date.Year is > 0 and < 10_000;

    public static bool CanWrite(Instant instant) => instant >= First && instant <= Last;

    public static void Write(Span<char> text, LocalDate date)
    {
        text[4] = text[7] = '-';
        Digits(text[..4], date.Year);
        Digits(text[5..7], date.Month);
        Digits(text[8..10], date.Day);
    }

    /// <summary>The date in words that <see cref="Read"/> reads, behind others.</summary>
    public static string Say(LocalDate date, string before = "") => CanWrite(date)
        ? string.Create(before.Length + DateLength, (date, before), static (text, of) =>
        {
            of.before.CopyTo(text);
            Write(text[of.before.Length..], of.date);
        })
        : before + LocalDatePattern.Iso.Format(date);

    public static void Write(Span<char> text, LocalDate date, LocalTime time)
    {
        Write(text, date);
        text[10] = 'T';
        text[13] = text[16] = ':';
        Digits(text[11..13], time.Hour);
        Digits(text[14..16], time.Minute);
        Digits(text[17..19], time.Second);
    }

    public static void Write(Span<char> text, Instant instant)
    {
        var utc = instant.InUtc().LocalDateTime;
        Write(text, utc.Date, utc.TimeOfDay);
        text[19] = 'Z';
    }

    /// <summary>The date that <see cref="Write(Span{char}, LocalDate)"/> writes; null for any other text.</summary>
    public static LocalDate? Read(ReadOnlySpan<char> text)
    {
        if (text.Length != DateLength || text[4] != '-' || text[7] != '-'
            || Number(text[..4]) is not (> 0 and var year) || Number(text[5..7]) is not (>= 1 and <= 12 and var month) || Number(text[8..]) is not (> 0 and var day)
            || day > CalendarSystem.Iso.GetDaysInMonth(year, month))
        {
            return null;
        }
        return new LocalDate(year, month, day);
    }

    // -1: not digits alone.
    private static int Number(ReadOnlySpan<char> text)
    {
        var number = 0;
        foreach (var digit in text)
        {
            if (!char.IsAsciiDigit(digit))
            {
                return -1;
            }
            number = (number * 10) + (digit - '0');
        }
        return number;
    }

    private static void Digits(Span<char> text, int number)
    {
        for (var place = text.Length - 1; place >= 0; place--)
        {
            text[place] = (char)('0' + (number % 10));
            number /= 10;
        }
    }
}
