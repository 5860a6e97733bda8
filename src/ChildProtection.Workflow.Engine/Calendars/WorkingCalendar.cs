using System.Collections.Frozen;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Calendars;

/// <summary>
/// How one authority counts time: its zone, its working days by name, its office and quiet hours. Immutable, and known by
/// <see cref="Version"/>, because a case must be able to say under which calendar a date was counted.
/// </summary>
/// <remarks>
/// The day counted from is day 0; a day is due at its last second, 23:59:59, in the zone. Working days can only be counted
/// within the years that the calendar knows; days, weeks, months and years need no bank holidays and can be counted from any date.
/// </remarks>
public sealed class WorkingCalendar
{
    /// <summary>The first year in which anything is counted, far before any data and far from the end of time.</summary>
    public const int YearMin = 1000;

    /// <summary>The last year in which anything is counted.</summary>
    public const int YearMax = 8000;

    private static readonly LocalTime EndOfDay = new(23, 59, 59);

    private readonly FrozenDictionary<LocalDate, BankHoliday> _holidays;
    private readonly FrozenDictionary<LocalDate, ClosureDay> _closures;
    private readonly FrozenDictionary<LocalDate, NonWorkingReason> _named;
    private readonly ZoneDays _zoneDays;

    /// <exception cref="ArgumentException">
    /// The years are the wrong way round, a date lies outside them or is given twice, or the office hours are empty or run over midnight.
    /// </exception>
    public WorkingCalendar(WorkingCalendarData data)
    {
        Data = data;
        RequireSound(data);
        _zoneDays = new ZoneDays(data.Zone);
        _holidays = data.BankHolidays.ToFrozenDictionary(holiday => holiday.Date);
        _closures = data.Closures.ToFrozenDictionary(closure => closure.Date);
        _named = Named(data);
        Days = new WorkingDayTable(data.FirstYear, data.LastYear, date => !IsWeekend(date) && !_named.ContainsKey(date));
    }

    public WorkingCalendarData Data { get; }

    public string Name => Data.Name;

    /// <summary>Changes whenever anything that could move a date changes.</summary>
    public string Version => Data.Version;

    public DateTimeZone Zone => Data.Zone;

    internal WorkingDayTable Days { get; }

    /// <summary>True if the calendar can say whether that date is a working day.</summary>
    public bool Knows(LocalDate date) => Days.Knows(date);

    /// <exception cref="ArgumentOutOfRangeException">The calendar does not know that year: ask <see cref="Knows"/> first.</exception>
    public bool IsWorkingDay(LocalDate date)
    {
        RequireKnown(date);
        return Days.IsWorkingDay(date);
    }

    /// <summary>Why that date is not a working day, by name; null if it is one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The calendar does not know that year: ask <see cref="Knows"/> first.</exception>
    public NonWorkingReason? NonWorkingReason(LocalDate date)
    {
        RequireKnown(date);
        return _named.TryGetValue(date, out var reason) ? reason
            : IsWeekend(date) ? Calendars.NonWorkingReason.Weekend
            : null;
    }

    public BankHoliday? BankHoliday(LocalDate date) => _holidays.GetValueOrDefault(date);

    public ClosureDay? ClosureDay(LocalDate date) => _closures.GetValueOrDefault(date);

    /// <summary>The day on which something "within" that period of that date is due. The date itself is day 0.</summary>
    /// <remarks>
    /// 0 working days from a day that is not a working day are due at the end of the next working day: nobody is asked to have
    /// done on a Sunday what the office does on a Monday.
    /// </remarks>
    public Counted Count(LocalDate from, CalendarPeriod within) => DayCounting.Forwards(this, from, within);

    /// <summary>The same from an instant: for days the day it falls on in the zone is day 0; hours and minutes run from the instant itself.</summary>
    public Counted Count(Instant from, CalendarPeriod within) =>
        ClockCounting.IsOutsideTime(from) ? ClockCounting.Refuse(this, from, within)
        : within.IsClock ? ClockCounting.Count(this, from, within, backwards: false)
        : DayCounting.Forwards(this, DateOf(from), within);

    /// <summary>The latest day that is at least that period before the date; working days are counted back from the day before it.</summary>
    /// <remarks>0 working days before a day that is not a working day is the working day before it.</remarks>
    public Counted CountBack(LocalDate before, CalendarPeriod by) => DayCounting.Backwards(this, before, by);

    /// <summary>The same back from an instant.</summary>
    public Counted CountBack(Instant before, CalendarPeriod by) =>
        ClockCounting.IsOutsideTime(before) ? ClockCounting.Refuse(this, before, by)
        : by.IsClock ? ClockCounting.Count(this, before, by, backwards: true)
        : DayCounting.Backwards(this, DateOf(before), by);

    /// <summary>How many working days lie after the first date up to and including the second; negative the other way round; null outside the years known.</summary>
    public int? WorkingDaysBetween(LocalDate after, LocalDate upTo) =>
        Knows(after) && Knows(upTo) ? Days.Until(upTo) - Days.Until(after) : null;

    /// <summary>That date if it is a working day, else the working day before it: what a booking aid proposes. Null outside the years known.</summary>
    public LocalDate? WorkingDayOnOrBefore(LocalDate date) =>
        Knows(date) && Days.Until(date) > 0 ? Days[Days.Until(date) - 1] : null;

    /// <summary>That date if it is a working day, else the next one. Null outside the years known.</summary>
    public LocalDate? WorkingDayOnOrAfter(LocalDate date) =>
        Knows(date) && Days.Before(date) < Days.Count ? Days[Days.Before(date)] : null;

    /// <summary>The civil date in the calendar's zone at that instant.</summary>
    public LocalDate DateOf(Instant instant) => _zoneDays.DateOf(instant) ?? instant.InZone(Zone).Date;

    /// <summary>The first instant of that date.</summary>
    public Instant StartOf(LocalDate date) => _zoneDays.At(date, LocalTime.Midnight) ?? Zone.AtStartOfDay(date).ToInstant();

    /// <summary>The last second of that date, when what is due on it is due.</summary>
    public Instant EndOf(LocalDate date) => At(date, EndOfDay);

    /// <summary>
    /// That local time as an instant. A time that a clock change skips is taken as much later as the clock jumped; of one that
    /// happens twice, the first is taken.
    /// </summary>
    public Instant At(LocalDate date, LocalTime time) => _zoneDays.At(date, time) ?? Zone.AtLeniently(date + time).ToInstant();

    /// <summary>True if the offices are open at that instant. False outside the years known.</summary>
    public bool IsOfficeOpen(Instant instant)
    {
        var local = instant.InZone(Zone).LocalDateTime;
        return Knows(local.Date) && Days.IsWorkingDay(local.Date) && Data.OfficeHours.Contains(local.TimeOfDay);
    }

    /// <summary>That instant, or the end of the quiet hours that it falls into.</summary>
    public Instant AfterQuietHours(Instant instant)
    {
        var local = instant.InZone(Zone).LocalDateTime;
        if (Data.QuietHours is not { } quiet || !quiet.Contains(local.TimeOfDay))
        {
            return instant;
        }
        var endsTomorrow = quiet.CrossesMidnight && local.TimeOfDay >= quiet.From;
        return At(endsTomorrow ? local.Date.PlusDays(1) : local.Date, quiet.To);
    }

    /// <summary>Date and time of day in the zone, to the second.</summary>
    internal (LocalDate Date, LocalTime Time) SecondOf(Instant instant)
    {
        if (_zoneDays.SecondOf(instant) is { } plain)
        {
            return plain;
        }
        var local = instant.InZone(Zone).LocalDateTime;
        return (local.Date, local.TimeOfDay.With(TimeAdjusters.TruncateToSecond));
    }

    internal string YearsInWords => $"{Data.FirstYear} to {Data.LastYear}";

    private static FrozenDictionary<LocalDate, NonWorkingReason> Named(WorkingCalendarData data)
    {
        var reasons = data.Closures.ToDictionary(
            closure => closure.Date, closure => new NonWorkingReason(NonWorkingKind.Closure, closure.Name));
        foreach (var holiday in data.BankHolidays)
        {
            reasons[holiday.Date] = new NonWorkingReason(NonWorkingKind.BankHoliday, holiday.Name);
        }
        return reasons.ToFrozenDictionary();
    }

    private static void RequireSound(WorkingCalendarData data)
    {
        if (data.FirstYear > data.LastYear || data.FirstYear < YearMin || data.LastYear > YearMax)
        {
            throw new ArgumentException($"The calendar {data.Name} has no years: {data.FirstYear} to {data.LastYear}.");
        }
        if (data.OfficeHours.CrossesMidnight)
        {
            throw new ArgumentException($"The office hours of the calendar {data.Name} end before they start: {data.OfficeHours}.");
        }
        LocalDate[] holidays = [.. data.BankHolidays.Select(holiday => holiday.Date)];
        LocalDate[] closures = [.. data.Closures.Select(closure => closure.Date)];
        if (holidays.Distinct().Count() < holidays.Length || closures.Distinct().Count() < closures.Length)
        {
            throw new ArgumentException($"The calendar {data.Name} names a day twice.");
        }
        if (holidays.Concat(closures).Any(date => date.Year < data.FirstYear || date.Year > data.LastYear))
        {
            throw new ArgumentException($"The calendar {data.Name} names a day outside its years.");
        }
    }

    private bool IsWeekend(LocalDate date) => Data.Weekend.Contains(date.DayOfWeek);

    private void RequireKnown(LocalDate date)
    {
        if (!Knows(date))
        {
            throw new ArgumentOutOfRangeException(nameof(date), $"The calendar {Name} knows the years {YearsInWords}, not {date.Year}.");
        }
    }
}
