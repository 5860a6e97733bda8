using NodaTime;

namespace ChildProtection.Workflow.Cases.Runtime;

/// <summary>The resolution in which instants are kept: whole microseconds since 1970-01-01T00:00Z, floored, in both databases and in the journal's hash.</summary>
public static class StoredTime
{
    private const long TicksPerMicrosecond = NodaConstants.TicksPerMillisecond / 1_000;

    public static long ToMicroseconds(Instant instant) => Math.DivRem(instant.ToUnixTimeTicks(), TicksPerMicrosecond) switch
    {
        (var whole, < 0) => whole - 1,
        var (whole, _) => whole,
    };

    public static Instant FromMicroseconds(long microseconds) => Instant.FromUnixTimeTicks(microseconds * TicksPerMicrosecond);

    /// <summary>The instant as it will be read back.</summary>
    public static Instant Floor(Instant instant) => FromMicroseconds(ToMicroseconds(instant));
}
