using NodaTime;

namespace ChildProtection.Workflow.Server.Tracks;

/// <summary>The days that a timeline shows.</summary>
/// <param name="First">The first of them.</param>
/// <param name="Last">The last of them: not before the first.</param>
public sealed record TrackPeriod(LocalDate First, LocalDate Last)
{
    /// <summary>How far past today a whole case is shown, in days: what is due soon.</summary>
    public const int AheadDays = 60;

    /// <summary>A case is shown over no more years than this: older things are reached year by year.</summary>
    public const int YearsMax = 25;

    public int Days => Period.DaysBetween(First, Last) + 1;

    /// <summary>The period asked for, put right where its days are the wrong way round or too many; what was not asked for is the whole.</summary>
    public static TrackPeriod Asked(LocalDate? from, LocalDate? to, TrackPeriod whole)
    {
        ArgumentNullException.ThrowIfNull(whole);
        var (first, last) = (from ?? whole.First, to ?? whole.Last);
        (first, last) = first <= last ? (first, last) : (last, first);
        return new TrackPeriod(first, LocalDate.Min(last, first.PlusYears(YearsMax)));
    }

    /// <summary>From the first thing to what is due soon.</summary>
    public static TrackPeriod Whole(IEnumerable<LocalDate> begins, LocalDate today)
    {
        var first = begins.DefaultIfEmpty(today).Min();
        var last = today.PlusDays(AheadDays);
        return new TrackPeriod(LocalDate.Max(LocalDate.Min(first, today), last.PlusYears(-YearsMax)), last);
    }
}
