using System.Buffers.Binary;
using System.Text;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>
/// The bytes of a snapshot as they are written. Numbers take seven bits a byte, the lowest first, the eighth bit saying that more follow; signed ones
/// have their sign as the lowest bit. A text, an instant or a date that stood before is its place among its like; its two lowest bits then are 0.
/// <see cref="SnapshotDecoder"/> reads it.
/// </summary>
internal sealed class SnapshotEncoder
{
    // Room for most snapshots, so that it need not grow.
    private const int UsualBytes = 2 * 1024;
    private const int UsualTimes = 40;
    private const int NumberBytesMax = 10;
    private const int NanosecondsPerMicrosecond = 1_000;

    private readonly Dictionary<string, int> _texts = new(UsualTimes, StringComparer.Ordinal);
    private int _textsStood;
    private readonly Dictionary<Instant, int> _instants = new(UsualTimes);
    private readonly Dictionary<EventTime, int> _dates = new(UsualTimes);
    private byte[] _bytes = new byte[UsualBytes];
    private int _length;
    private long _lastSecond;
    private long _lastDay;

    public byte[] Written() => _bytes.AsSpan(0, _length).ToArray();

    public void Byte(byte value)
    {
        Grow(1);
        _bytes[_length++] = value;
    }

    public void Fixed(ulong value)
    {
        Grow(sizeof(ulong));
        BinaryPrimitives.WriteUInt64LittleEndian(_bytes.AsSpan(_length), value);
        _length += sizeof(ulong);
    }

    public void Number(int value) => Number((ulong)(uint)value);

    public void Number(ulong value)
    {
        Grow(NumberBytesMax);
        for (; value >= 0x80; value >>= 7)
        {
            _bytes[_length++] = (byte)(value | 0x80);
        }
        _bytes[_length++] = (byte)value;
    }

    public void Signed(long value) => Number(ZigZag(value));

    /// <summary>1: none. 2 and its length in UTF-8: a text that follows. 3: a UUID, as its sixteen bytes.</summary>
    public void Text(string? text)
    {
        if (text is null)
        {
            Number(SnapshotMarks.None);
        }
        else if (_texts.TryGetValue(text, out var place))
        {
            Number((ulong)place << SnapshotMarks.Bits);
        }
        else
        {
            Stood(text);
            New(text);
        }
    }

    /// <summary>A text that the reader knows by now without having read it.</summary>
    public void Stood(string text)
    {
        // It takes a place even if it stood before, as when somebody has written another record's id: the reader counts it again.
        _texts.TryAdd(text, _textsStood);
        _textsStood++;
    }

    /// <summary>The seconds since the instant that stood last; 1: nothing more. 2: microseconds follow. 3: nanoseconds follow.</summary>
    public void At(Instant at)
    {
        var second = at.ToUnixTimeSeconds();
        if (_instants.TryGetValue(at, out var place))
        {
            Number((ulong)place << SnapshotMarks.Bits);
        }
        else
        {
            _instants.Add(at, _instants.Count);
            New(at, second);
        }
        _lastSecond = second;
    }

    /// <summary>The days since the date that stood last; 1: nothing more. 2: the second of the day follows. 3: no date.</summary>
    public void On(EventTime? on)
    {
        if (on is not { } known)
        {
            Number(SnapshotMarks.NoDate);
            return;
        }
        var day = (long)Period.DaysBetween(SnapshotMarks.FirstDay, known.Date);
        if (_dates.TryGetValue(known, out var place))
        {
            Number((ulong)place << SnapshotMarks.Bits);
        }
        else
        {
            _dates.Add(known, _dates.Count);
            Marked(day - _lastDay, known.Time is null ? SnapshotMarks.Day : SnapshotMarks.DayAndSecond);
            if (known.Time is { } time)
            {
                Number((ulong)(time.TickOfDay / NodaConstants.TicksPerSecond));
            }
        }
        _lastDay = day;
    }

    private void New(string text)
    {
        if (IsUuid(text, out var uuid))
        {
            Number(SnapshotMarks.Uuid);
            Grow(SnapshotMarks.UuidBytes);
            uuid.TryWriteBytes(_bytes.AsSpan(_length));
            _length += SnapshotMarks.UuidBytes;
            return;
        }
        var bytes = Encoding.UTF8.GetByteCount(text);
        Number(((ulong)bytes << SnapshotMarks.Bits) | SnapshotMarks.Utf8);
        Grow(bytes);
        _length += Encoding.UTF8.GetBytes(text, _bytes.AsSpan(_length));
    }

    private void New(Instant at, long second)
    {
        var nanosecond = (at - Instant.FromUnixTimeSeconds(second)).NanosecondOfDay;
        var (micros, rest) = Math.DivRem(nanosecond, NanosecondsPerMicrosecond);
        Marked(second - _lastSecond, nanosecond == 0 ? SnapshotMarks.Second : rest == 0 ? SnapshotMarks.Microsecond : SnapshotMarks.Nanosecond);
        if (nanosecond != 0)
        {
            Number((ulong)(rest == 0 ? micros : nanosecond));
        }
    }

    private void Marked(long value, ulong mark) => Number((ZigZag(value) << SnapshotMarks.Bits) | mark);

    private void Grow(int bytes)
    {
        if (_bytes.Length - _length < bytes)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + bytes));
        }
    }

    private static ulong ZigZag(long value) => (ulong)((value << 1) ^ (value >> 63));

    // Only as it is always written, so that the text read back is the same text.
    private static bool IsUuid(string text, out Guid uuid)
    {
        Span<char> again = stackalloc char[SnapshotMarks.UuidLength];
        uuid = Guid.Empty;
        return text.Length == again.Length && Guid.TryParseExact(text, "D", out uuid) && uuid.TryFormat(again, out _, "D") && again.SequenceEqual(text);
    }
}
