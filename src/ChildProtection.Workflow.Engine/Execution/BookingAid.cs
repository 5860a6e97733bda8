using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Calendars;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>Helps to set the day of something to come, such as a conference: until when it is in time, and which days would suit the calendar.</summary>
/// <param name="By">The last day in time; null: no limit is known.</param>
/// <param name="ByIsClosed">Why that day is no working day; null when it is one, or when there is none.</param>
/// <param name="Days">
/// Working days to come, the first first: the last ones in time, of which the last is the last working day in time; where none is left or no limit is known, the next ones.
/// </param>
public sealed record BookingAid(LocalDate? By, NonWorkingReason? ByIsClosed, ImmutableArray<LocalDate> Days)
{
    /// <summary>So many days are proposed at most: a list that is read at a glance.</summary>
    public const int DaysMax = 5;

    /// <summary>No working day to come is in time any more.</summary>
    public bool IsPast => By is { } by && (Days.IsEmpty || Days[0] > by);

    /// <param name="by">The last day in time; null: no limit is known.</param>
    /// <param name="today">Nothing is proposed for this day or before.</param>
    /// <param name="calendar">Outside the years that it knows nothing is proposed.</param>
    public static BookingAid Of(LocalDate? by, LocalDate today, WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        var inTime = by is { } last && calendar.Knows(last) ? Back(last, today, calendar) : [];
        return new BookingAid(
            by, by is { } day && calendar.Knows(day) ? calendar.NonWorkingReason(day) : null, inTime.IsEmpty ? Onwards(today, calendar) : inTime);
    }

    private static ImmutableArray<LocalDate> Back(LocalDate last, LocalDate today, WorkingCalendar calendar)
    {
        var days = ImmutableArray.CreateBuilder<LocalDate>(DaysMax);
        for (var day = calendar.WorkingDayOnOrBefore(last); day > today && days.Count < DaysMax; day = calendar.WorkingDayOnOrBefore(day.Value.PlusDays(-1)))
        {
            days.Insert(0, day.Value);
        }
        return days.ToImmutable();
    }

    private static ImmutableArray<LocalDate> Onwards(LocalDate today, WorkingCalendar calendar)
    {
        var days = ImmutableArray.CreateBuilder<LocalDate>(DaysMax);
        for (var day = calendar.WorkingDayOnOrAfter(today.PlusDays(1)); day is { } found && days.Count < DaysMax; day = calendar.WorkingDayOnOrAfter(found.PlusDays(1)))
        {
            days.Add(found);
        }
        return days.ToImmutable();
    }
}
