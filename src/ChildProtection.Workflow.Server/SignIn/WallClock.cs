using NodaTime;

namespace ChildProtection.Workflow.Server.SignIn;

/// <summary>Real time, for what a demonstration's clock must not move: sessions and locks.</summary>
public sealed class WallClock(TimeProvider time)
{
    private static readonly DateTimeZone London = DateTimeZoneProviders.Tzdb["Europe/London"];

    public Instant Now() => Instant.FromDateTimeOffset(time.GetUtcNow());

    public LocalDate Today() => Now().InZone(London).Date;
}
