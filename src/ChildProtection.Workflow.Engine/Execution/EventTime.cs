using ChildProtection.Workflow.Engine.Calendars;
using NodaTime;
using NodaTime.Text;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>When something happened in the world: a civil date in the calendar's zone, with the time of day where it is known.</summary>
/// <param name="Date">In the zone of the case's calendar.</param>
/// <param name="Time">Null: only the day is known.</param>
public readonly record struct EventTime(LocalDate Date, LocalTime? Time = null)
{
    private static readonly LocalDateTimePattern DateTime = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss");

    /// <summary>That instant in the calendar's zone, to the second.</summary>
    public static EventTime Of(Instant instant, WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        var (date, time) = calendar.SecondOf(instant);
        return new EventTime(date, time);
    }

    /// <summary>The instant; of a day alone the first of the day, because what happened on it may have happened at its start.</summary>
    public Instant ToInstant(WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return Time is { } time ? calendar.At(Date, time) : calendar.StartOf(Date);
    }

    /// <summary>Whether it happened in time for something due then: of a day alone, whether the day is not after the due day.</summary>
    public bool IsInTimeFor(Instant due, WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return Time is null ? Date <= calendar.DateOf(due) : ToInstant(calendar) <= due;
    }

    /// <summary><c>2026-03-02</c> or <c>2026-03-02T14:05:00</c>.</summary>
    public override string ToString()
    {
        Span<char> text = stackalloc char[LengthMax];
        return Write(text).ToString();
    }

    /// <summary>Characters of the longest text.</summary>
    internal const int LengthMax = DateDigits.DateTimeLength;

    /// <summary>What <see cref="ToString"/> gives, in the place lent for it where it fits there.</summary>
    internal ReadOnlySpan<char> Write(Span<char> text)
    {
        if (!DateDigits.CanWrite(Date))
        {
            return Time is { } of ? DateTime.Format(Date + of) : LocalDatePattern.Iso.Format(Date);
        }
        if (Time is not { } time)
        {
            DateDigits.Write(text, Date);
            return text[..DateDigits.DateLength];
        }
        DateDigits.Write(text, Date, time);
        return text[..DateDigits.DateTimeLength];
    }

    /// <summary>Reads what <see cref="ToString"/> writes; null for anything else.</summary>
    public static EventTime? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (DateDigits.Read(text) is { } plain)
        {
            return new EventTime(plain);
        }
        if (LocalDatePattern.Iso.Parse(text) is { Success: true } date)
        {
            return new EventTime(date.Value);
        }
        return DateTime.Parse(text) is { Success: true } at ? new EventTime(at.Value.Date, at.Value.TimeOfDay) : null;
    }
}
