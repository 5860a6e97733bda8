using ChildProtection.Workflow.Engine.Calendars;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Simulation;

/// <summary>When a simulated worker gets round to something, always in office hours of a working day.</summary>
internal sealed class WorkPacing(WorkingCalendar calendar, Random random)
{
    private const int UndatedDaysMax = 8;
    private const int AbsenceDaysMax = 35;
    private const double AbsenceChance = 0.25;
    private const double TypedInLateChance = 0.15;
    private const int TypedInLateDaysMax = 4;
    private const double SlipChanceHurried = 0.03;
    private const double SlipChanceCareful = 0.01;
    private const int SlipDaysMax = 3;
    private const int SlipNoticedDaysMax = 12;
    private const int OfficeMinutes = 8 * 60;

    private static readonly LocalTime Opening = new(9, 0);

    /// <summary>When it is done.</summary>
    public Instant When(WorkerStyle style, Instant now, Instant? due)
    {
        var span = (due ?? now + Duration.FromDays(1 + random.Next(UndatedDaysMax))) - now;
        var share = style == WorkerStyle.Careful ? 0.15 + (0.7 * random.NextDouble()) : 0.5 + (0.8 * random.NextDouble());
        var at = now + Max(span, Duration.FromHours(2)) * share;
        if (style == WorkerStyle.Absent && random.NextDouble() < AbsenceChance)
        {
            at += Duration.FromDays(random.Next(AbsenceDaysMax));
        }
        return InOfficeHours(at, now, style == WorkerStyle.Careful ? due : null);
    }

    /// <summary>How many days before it is typed in it happened: mostly none.</summary>
    public int DaysTypedInLate(WorkerStyle style) =>
        style != WorkerStyle.Careful && random.NextDouble() < TypedInLateChance ? random.Next(1, TypedInLateDaysMax + 1) : 0;

    /// <summary>When somebody notices that a record made now has the wrong date; null: it has the right one, or nobody ever does.</summary>
    public Instant? SlipNoticed(WorkerStyle style, Instant now) =>
        random.NextDouble() < (style == WorkerStyle.Careful ? SlipChanceCareful : SlipChanceHurried)
            ? InOfficeHours(now + Duration.FromDays(random.Next(1, SlipNoticedDaysMax + 1)), now, null)
            : null;

    /// <summary>How many days the date was wrong by: before (negative) or after the right one, never none.</summary>
    public int SlipDays() => random.Next(1, SlipDaysMax + 1) * (random.Next(2) == 0 ? -1 : 1);

    /// <summary>Another day, when somebody looks at it again.</summary>
    public Instant NextWorkingDay(Instant now) => InOfficeHours(calendar.At(calendar.DateOf(now).PlusDays(1), Opening), now, null);

    /// <summary>A moment of an exponentially spread happening.</summary>
    public Instant Next(Instant now, double timesAYear) =>
        now + Duration.FromDays(Math.Min(-Math.Log(1 - random.NextDouble()) * 365.25 / timesAYear, 36_500));

    /// <summary>The same or the next moment in office hours; for somebody careful on the last working day before the due time, when that would be too late.</summary>
    private Instant InOfficeHours(Instant at, Instant now, Instant? due)
    {
        var day = calendar.WorkingDayOnOrAfter(calendar.DateOf(at)) ?? calendar.DateOf(at);
        if (due is { } limit && calendar.At(day, Opening) > limit)
        {
            day = calendar.WorkingDayOnOrBefore(calendar.DateOf(limit)) ?? day;
        }
        var worked = calendar.At(day, Opening.PlusMinutes(random.Next(OfficeMinutes)));
        return worked > now ? worked : now + Duration.FromMinutes(1 + random.Next(50));
    }

    private static Duration Max(Duration a, Duration b) => a > b ? a : b;
}
