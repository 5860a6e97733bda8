using System.Text.Json;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>
/// Times in stored snapshots, as numbers. An instant is its seconds since 1970 in UTC, with a fraction where it has one. A civil date is its days since
/// 1970-01-01; a civil date with a time is its seconds since that midnight, which is a number too large for days.
/// </summary>
internal static class SnapshotTimes
{
    // Days stay below, and seconds from 1973 on above: 250,000 years, and three years. A time in those three years is written in words.
    private const long DaysMax = 100_000_000;
    private const int NanosecondsPerSecond = 1_000_000_000;

    private static readonly LocalDate FirstDay = new(1970, 1, 1);

    public static void Write(Utf8JsonWriter writer, Instant at) => Write(writer, at - NodaConstants.UnixEpoch);

    public static Instant ReadInstant(ref Utf8JsonReader reader) => NodaConstants.UnixEpoch + ReadSeconds(ref reader);

    /// <summary>A length of time in seconds.</summary>
    public static void Write(Utf8JsonWriter writer, Duration length)
    {
        var (seconds, rest) = (Math.DivRem(length.NanosecondOfDay, NanosecondsPerSecond, out var nanoseconds) + ((long)length.Days * NodaConstants.SecondsPerDay), nanoseconds);
        if (rest == 0)
        {
            writer.WriteNumberValue(seconds);
        }
        else
        {
            writer.WriteNumberValue(seconds + ((decimal)rest / NanosecondsPerSecond));
        }
    }

    public static Duration ReadSeconds(ref Utf8JsonReader reader)
    {
        if (reader.TryGetInt64(out var whole))
        {
            return Duration.FromSeconds(whole);
        }
        var seconds = reader.GetDecimal();
        return Duration.FromSeconds((long)decimal.Truncate(seconds)) + Duration.FromNanoseconds((long)((seconds - decimal.Truncate(seconds)) * NanosecondsPerSecond));
    }

    /// <summary>Null: nothing is known.</summary>
    public static void Write(Utf8JsonWriter writer, EventTime? on)
    {
        if (on is not { } known)
        {
            writer.WriteNullValue();
            return;
        }
        var days = (long)Period.DaysBetween(FirstDay, known.Date);
        if (known.Time is not { } time)
        {
            writer.WriteNumberValue(days);
            return;
        }
        var seconds = (days * NodaConstants.SecondsPerDay) + (time.TickOfDay / NodaConstants.TicksPerSecond);
        if (seconds is > -DaysMax and < DaysMax)
        {
            writer.WriteStringValue(known.ToString());
        }
        else
        {
            writer.WriteNumberValue(seconds);
        }
    }

    public static EventTime? ReadEventTime(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }
        if (reader.TokenType == JsonTokenType.String)
        {
            return EventTimeJson.Of(reader.GetString());
        }
        var number = reader.GetInt64();
        if (number is > -DaysMax and < DaysMax)
        {
            return new EventTime(FirstDay.PlusDays((int)number));
        }
        var day = Math.DivRem(number, NodaConstants.SecondsPerDay, out var second);
        (day, second) = second < 0 ? (day - 1, second + NodaConstants.SecondsPerDay) : (day, second);
        return new EventTime(FirstDay.PlusDays((int)day), LocalTime.FromSecondsSinceMidnight((int)second));
    }
}
