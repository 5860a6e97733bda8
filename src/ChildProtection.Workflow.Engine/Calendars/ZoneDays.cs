using NodaTime;

namespace ChildProtection.Workflow.Engine.Calendars;

/// <summary>
/// When each day of a zone begins, worked out once: between civil dates and instants lie two array reads. Every derivation asks dozens of times, and
/// the zone's rules give the same answer each time.
/// </summary>
/// <remarks>
/// Days are numbered from 1970-01-01. A block is made when first asked for; made twice at once, it is the same block. A day that a clock change touches
/// is left to the zone.
/// </remarks>
internal sealed class ZoneDays(DateTimeZone zone)
{
    private const int BlockDays = 512;
    private const int SecondsPerDay = 86_400;

    // 1899-11-28 to 2101-10-08: births long before, and limits long after, are counted by the zone itself.
    private const int FirstDay = -50 * BlockDays;
    private const int BlockCount = 144;

    private static readonly int UnixDay = new DateOnly(1970, 1, 1).DayNumber;

    private readonly Block?[] _blocks = new Block?[BlockCount];

    /// <summary>That time of the day; null where the zone must be asked.</summary>
    public Instant? At(LocalDate date, LocalTime time)
    {
        if (date.Year is < 1900 or > 2100)
        {
            return null;
        }
        var day = date.ToDateOnly().DayNumber - UnixDay;
        var block = In(day);
        return block.IsPlain[Place(day)] ? block.Starts[Place(day)] + Duration.FromNanoseconds(time.NanosecondOfDay) : null;
    }

    /// <summary>The date at that instant; null where the zone must be asked.</summary>
    public LocalDate? DateOf(Instant instant) => DayOf(instant) is { } day ? In(day).Dates[Place(day)] : null;

    /// <summary>Date and time of day to the second; null where the zone must be asked.</summary>
    public (LocalDate Date, LocalTime Time)? SecondOf(Instant instant)
    {
        if (DayOf(instant) is not { } day)
        {
            return null;
        }
        var block = In(day);
        var seconds = instant.ToUnixTimeSeconds() - block.Starts[Place(day)].ToUnixTimeSeconds();
        return (block.Dates[Place(day)], LocalTime.FromSecondsSinceMidnight((int)seconds));
    }

    // No zone is a day away from UTC, so that the day is the one in UTC or one beside it.
    private int? DayOf(Instant instant)
    {
        var utc = (int)Math.DivRem(instant.ToUnixTimeSeconds(), SecondsPerDay, out var second) - (second < 0 ? 1 : 0);
        if (utc is <= FirstDay or >= FirstDay + (BlockCount * BlockDays) - 1)
        {
            return null;
        }
        var block = In(utc);
        var day = instant < block.Starts[Place(utc)] ? utc - 1
            : instant < block.Starts[Place(utc) + 1] ? utc
            : utc + 1;
        return In(day).IsPlain[Place(day)] ? day : null;
    }

    private Block In(int day)
    {
        ref var block = ref _blocks[(day - FirstDay) / BlockDays];
        return block ??= new Block(zone, day - Place(day));
    }

    private static int Place(int day) => (day - FirstDay) % BlockDays;

    private sealed class Block
    {
        public Block(DateTimeZone zone, int firstDay)
        {
            for (var place = 0; place <= BlockDays; place++)
            {
                var date = LocalDate.FromDateOnly(DateOnly.FromDayNumber(UnixDay + firstDay + place));
                var midnight = zone.MapLocal(date.AtMidnight());
                Starts[place] = midnight.Count == 0 ? midnight.LateInterval.Start : midnight.First().ToInstant();
                if (place < BlockDays)
                {
                    Dates[place] = date;
                    IsPlain[place] = midnight.Count == 1;
                }
            }
            for (var place = 0; place < BlockDays; place++)
            {
                var interval = zone.GetZoneInterval(Starts[place]);
                IsPlain[place] &= !interval.HasEnd || interval.End >= Starts[place + 1];
            }
        }

        /// <summary>One more than there are days: where the last one ends.</summary>
        public Instant[] Starts { get; } = new Instant[BlockDays + 1];

        public LocalDate[] Dates { get; } = new LocalDate[BlockDays];

        /// <summary>No clock change on that day: its times stand as far from its start as they say.</summary>
        public bool[] IsPlain { get; } = new bool[BlockDays];
    }
}
