using NodaTime;

namespace ChildProtection.Workflow.Server.Messaging;

/// <summary>Exponential waits without chance in them, so that a test and a person can say when the next attempt comes.</summary>
public static class BackOff
{
    // Past this many doublings of a nanosecond every Duration is longer than any maximum in use here.
    private const int DoublingsMax = 62;

    /// <summary>The wait after that many failures in a row: <paramref name="first"/>, doubled with each further one, never above <paramref name="max"/>.</summary>
    /// <param name="failures">1 or more.</param>
    public static Duration After(int failures, Duration first, Duration max)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(failures, 1);
        var wait = first;
        for (var doubled = 1; doubled < Math.Min(failures, DoublingsMax) && wait < max; doubled++)
        {
            wait += wait;
        }
        return Duration.Min(wait, max);
    }
}
