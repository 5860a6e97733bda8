using NodaTime;

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

    private static void Digits(Span<char> text, int number)
    {
        for (var place = text.Length - 1; place >= 0; place--)
        {
            text[place] = (char)('0' + (number % 10));
            number /= 10;
        }
    }
}
