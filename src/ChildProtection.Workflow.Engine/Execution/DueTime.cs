using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Expressions;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>Counts when a deadline is due: of several limits the shortest wins.</summary>
internal static class DueTime
{
    /// <summary>The fact as an event time; null when the value is neither a date nor a moment.</summary>
    public static EventTime? EventTimeOf(in Value value, WorkingCalendar calendar) => value.Kind switch
    {
        ValueKind.Date => new EventTime(value.Date),
        ValueKind.Moment => EventTime.Of(value.Moment, calendar),
        _ => null,
    };

    /// <summary>The due time from a known fact; refused where the calendar cannot count.</summary>
    /// <param name="limits">Those whose value is not known are left out.</param>
    /// <param name="scope">What the limits see.</param>
    public static Due Of(DeadlineCount count, in Value from, ImmutableArray<TypedExpression> limits, Scope scope)
    {
        var calendar = scope.Calendar;
        if (count == DeadlineCount.At)
        {
            return new Due(from.Kind == ValueKind.Date ? calendar.EndOf(from.Date) : from.Moment, 0, null, null, null);
        }
        Due? best = null;
        for (var index = 0; index < limits.Length; index++)
        {
            var limit = scope.Evaluate(limits[index]);
            if (limit.Kind != ValueKind.Period)
            {
                continue;
            }
            var counted = Count(count, from, limit.Period, calendar);
            if (counted.IsRefused)
            {
                return new Due(default, index, limit.Period, counted, counted.Refusal);
            }
            if (best is null || counted.DueAt < best.Value.At)
            {
                best = new Due(counted.DueAt, index, limit.Period, counted, null);
            }
        }
        return best ?? new Due(default, 0, null, null, new CalendarRefusal(RefusalCodes.CannotBeCounted, "None of its limits is known: set the parameter that it counts by."));
    }

    // Hours cannot be counted from a day alone; the start of the day is the strictest reading.
    private static Counted Count(DeadlineCount count, in Value from, CalendarPeriod period, WorkingCalendar calendar)
    {
        if (from.Kind == ValueKind.Date && !period.IsClock)
        {
            return count == DeadlineCount.Before ? calendar.CountBack(from.Date, period) : calendar.Count(from.Date, period);
        }
        var instant = from.Kind == ValueKind.Date ? calendar.StartOf(from.Date) : from.Moment;
        return count == DeadlineCount.Before ? calendar.CountBack(instant, period) : calendar.Count(instant, period);
    }

    /// <summary>Whether there is a limit to count by: one that hangs on a record may not be known yet.</summary>
    public static bool HasLimit(DeadlineCount count, ImmutableArray<TypedExpression> limits, Scope scope)
    {
        if (count == DeadlineCount.At)
        {
            return true;
        }
        foreach (var limit in limits)
        {
            if (scope.Evaluate(limit).Kind == ValueKind.Period)
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>A due time, which limit gave it, how long that is, how it was counted, and why it cannot be counted.</summary>
    internal readonly record struct Due(Instant At, int Limit, CalendarPeriod? Length, Counted? How, CalendarRefusal? Refusal);
}
