using System.Buffers.Binary;
using System.Text;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>
/// Reads what <see cref="SnapshotEncoder"/> writes, from bytes that may be anything: it takes no more steps and makes no more room than there are bytes.
/// </summary>
/// <remarks>Every method throws <see cref="UnreadableSnapshotException"/> where something else stands than is asked for.</remarks>
internal ref struct SnapshotDecoder
{
    private const int UsualTimes = 40;

    private static readonly long SecondMin = Instant.MinValue.ToUnixTimeSeconds();
    private static readonly long SecondMax = Instant.MaxValue.ToUnixTimeSeconds();
    private static readonly long DayMin = Period.DaysBetween(SnapshotMarks.FirstDay, LocalDate.MinIsoValue);
    private static readonly long DayMax = Period.DaysBetween(SnapshotMarks.FirstDay, LocalDate.MaxIsoValue);

    // Refuses what is no UTF-8, which would not be written as it was read.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly List<string> _texts = new(UsualTimes);
    private readonly List<Instant> _instants = new(UsualTimes);
    private readonly List<EventTime> _dates = new(UsualTimes);
    private ReadOnlySpan<byte> _rest;
    private long _lastSecond;
    private long _lastDay;

    public SnapshotDecoder(ReadOnlySpan<byte> bytes) => _rest = bytes;

    public readonly bool IsAtEnd => _rest.IsEmpty;

    public byte Byte() => Take(1)[0];

    public ulong Fixed() => BinaryPrimitives.ReadUInt64LittleEndian(Take(sizeof(ulong)));

    public ulong Number()
    {
        var number = 0ul;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = Byte();
            number |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return number;
            }
        }
        throw new UnreadableSnapshotException("A number does not end.");
    }

    public int Int()
    {
        var number = Number();
        return number <= uint.MaxValue ? (int)(uint)number : throw new UnreadableSnapshotException($"{number} is too large.");
    }

    public long Signed()
    {
        var number = Number();
        return FromZigZag(number);
    }

    /// <summary>How many follow: never more than there are bytes left, because each takes one at least.</summary>
    public int Count()
    {
        var count = Number();
        return count <= (ulong)_rest.Length ? (int)count : throw new UnreadableSnapshotException($"{count} follow, it says, in {_rest.Length} bytes.");
    }

    public string? TextOrNone()
    {
        var head = Number();
        switch (head & SnapshotMarks.Mask)
        {
            case SnapshotMarks.None:
                return null;
            case SnapshotMarks.Utf8:
                return New(Utf8.GetString(Take(head >> SnapshotMarks.Bits)));
            case SnapshotMarks.Uuid:
                return New(new Guid(Take(SnapshotMarks.UuidBytes)).ToString());
            default:
                return _texts[Place(head, _texts.Count)];
        }
    }

    public string Text() => TextOrNone() ?? throw new UnreadableSnapshotException("A text is missing.");

    /// <summary>A text that is known by now without having been read.</summary>
    public readonly void Stood(string text) => _texts.Add(text);

    public Instant At()
    {
        var head = Number();
        var mark = head & SnapshotMarks.Mask;
        if (mark == 0)
        {
            var before = _instants[Place(head, _instants.Count)];
            _lastSecond = before.ToUnixTimeSeconds();
            return before;
        }
        _lastSecond = Within(_lastSecond, FromZigZag(head >> SnapshotMarks.Bits), SecondMin, SecondMax);
        var at = Instant.FromUnixTimeSeconds(_lastSecond);
        at = mark switch
        {
            SnapshotMarks.Second => at,
            SnapshotMarks.Microsecond => at + Duration.FromNanoseconds(Below(1_000_000) * 1_000),
            _ => at + Duration.FromNanoseconds(Below(1_000_000_000)),
        };
        _instants.Add(at);
        return at;
    }

    public EventTime? OnOrNone()
    {
        var head = Number();
        var mark = head & SnapshotMarks.Mask;
        if (mark == SnapshotMarks.NoDate)
        {
            return null;
        }
        if (mark == 0)
        {
            var before = _dates[Place(head, _dates.Count)];
            _lastDay = Period.DaysBetween(SnapshotMarks.FirstDay, before.Date);
            return before;
        }
        _lastDay = Within(_lastDay, FromZigZag(head >> SnapshotMarks.Bits), DayMin, DayMax);
        var on = new EventTime(
            SnapshotMarks.FirstDay.PlusDays((int)_lastDay),
            mark == SnapshotMarks.Day ? null : LocalTime.FromSecondsSinceMidnight((int)Below(NodaConstants.SecondsPerDay)));
        _dates.Add(on);
        return on;
    }

    public EventTime On() => OnOrNone() ?? throw new UnreadableSnapshotException("A date is missing.");

    private readonly string New(string text)
    {
        _texts.Add(text);
        return text;
    }

    private static int Place(ulong head, int count)
    {
        var place = head >> SnapshotMarks.Bits;
        return place < (ulong)count ? (int)place : throw new UnreadableSnapshotException($"Nothing stood before at {place}.");
    }

    private long Below(long bound)
    {
        var number = Number();
        return number < (ulong)bound ? (long)number : throw new UnreadableSnapshotException($"{number} is not below {bound}.");
    }

    // The sum cannot run over: what was last is within bounds that are far from it, and so must the difference be.
    private static long Within(long last, long difference, long min, long max) =>
        difference >= min - max && difference <= max - min && last + difference >= min && last + difference <= max
            ? last + difference
            : throw new UnreadableSnapshotException($"{difference} after {last} is no time.");

    private static long FromZigZag(ulong number) => (long)(number >> 1) ^ -(long)(number & 1);

    private ReadOnlySpan<byte> Take(ulong count)
    {
        if (count > (ulong)_rest.Length)
        {
            throw new UnreadableSnapshotException("The snapshot breaks off.");
        }
        var taken = _rest[..(int)count];
        _rest = _rest[(int)count..];
        return taken;
    }
}
