using NodaTime;

namespace ChildProtection.Workflow.Engine.Calendars;

/// <summary>A stretch of the local day, such as office or quiet hours. The end is not part of it; one that ends before it starts runs over midnight.</summary>
public readonly record struct DailyHours(LocalTime From, LocalTime To)
{
    public bool CrossesMidnight => To <= From;

    public bool Contains(LocalTime time) => CrossesMidnight ? time >= From || time < To : time >= From && time < To;

    public override string ToString() => $"{From:HH':'mm} to {To:HH':'mm}";
}
