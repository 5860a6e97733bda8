using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Texts;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Calendars;

/// <summary>What a <see cref="WorkingCalendar"/> is made of.</summary>
public sealed record WorkingCalendarData
{
    /// <summary>From so many years before its last day on, a calendar asks for more years: nothing is counted past that day, and some limits reach far.</summary>
    public const int NearingEndYears = 2;

    /// <summary>The name that definitions speak of, such as "england-and-wales".</summary>
    public required string Name { get; init; }

    /// <summary>How people call it.</summary>
    public required LocalizedText Title { get; init; }

    /// <summary>See <see cref="WorkingCalendar.Version"/>.</summary>
    public required string Version { get; init; }

    public required DateTimeZone Zone { get; init; }

    /// <summary>The first year of which every bank holiday is known.</summary>
    public required int FirstYear { get; init; }

    /// <summary>The last year of which every bank holiday is known.</summary>
    public required int LastYear { get; init; }

    /// <summary>True if on that day less than <see cref="NearingEndYears"/> are left of the years that it knows.</summary>
    public bool NearsItsEnd(LocalDate on) => on.PlusYears(NearingEndYears).Year > LastYear;

    public ImmutableHashSet<IsoDayOfWeek> Weekend { get; init; } = [IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday];

    public ImmutableArray<BankHoliday> BankHolidays { get; init; } = [];

    public ImmutableArray<ClosureDay> Closures { get; init; } = [];

    /// <summary>When the offices are open on a working day; within one day.</summary>
    public DailyHours OfficeHours { get; init; } = new(new LocalTime(9, 0), new LocalTime(17, 0));

    /// <summary>When nobody is to be disturbed without need; none if null.</summary>
    public DailyHours? QuietHours { get; init; }
}
