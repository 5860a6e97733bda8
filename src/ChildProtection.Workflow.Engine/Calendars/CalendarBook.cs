using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Diagnostics;

namespace ChildProtection.Workflow.Engine.Calendars;

/// <summary>The calendars at hand, by name: whole ones, and those of authorities that extend them.</summary>
public sealed class CalendarBook
{
    private readonly ImmutableSortedDictionary<string, WorkingCalendar> _calendars;

    public CalendarBook(IEnumerable<WorkingCalendar> calendars) =>
        _calendars = calendars.ToImmutableSortedDictionary(calendar => calendar.Name, calendar => calendar, StringComparer.Ordinal);

    public IEnumerable<string> Names => _calendars.Keys;

    /// <summary>The calendar of that name; null if there is none.</summary>
    public WorkingCalendar? Find(string name) => _calendars.GetValueOrDefault(name);

    /// <summary>Binds the files to one another. Their order carries no meaning.</summary>
    /// <returns>The book, unless there is an error among the diagnostics.</returns>
    public static (CalendarBook? Book, ImmutableArray<Diagnostic> Diagnostics) Of(IEnumerable<CalendarFile> files)
    {
        var found = ImmutableArray.CreateBuilder<Diagnostic>();
        var byName = new SortedDictionary<string, CalendarFile>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            if (!byName.TryAdd(file.Name, file))
            {
                found.Add(Error(
                    DiagnosticCodes.CalendarNamedTwice, file.Place, $"The calendar {file.Name} is also in {byName[file.Name].Place.File}."));
            }
        }
        var calendars = byName.Values.Select(file => Bind(file, byName, found)).OfType<WorkingCalendar>().ToList();
        return (found.Count == 0 ? new CalendarBook(calendars) : null, found.ToImmutable());
    }

    private static WorkingCalendar? Bind(
        CalendarFile file, SortedDictionary<string, CalendarFile> byName, ImmutableArray<Diagnostic>.Builder found)
    {
        if (file.Extends is null)
        {
            return new WorkingCalendar(file.Data);
        }
        if (!byName.TryGetValue(file.Extends, out var whole) || whole.Extends is not null)
        {
            var names = byName.Values.Where(other => other.Extends is null).Select(other => other.Name);
            found.Add(Error(
                DiagnosticCodes.CalendarBaseUnknown, file.Place, $"{file.Name} extends '{file.Extends}', which is not a whole calendar.",
                NearestName.Ask(file.Extends, names)));
            return null;
        }
        return Extended(whole.Data, file, found);
    }

    private static WorkingCalendar? Extended(WorkingCalendarData whole, CalendarFile file, ImmutableArray<Diagnostic>.Builder found)
    {
        var outside = file.Data.Closures.FirstOrDefault(closure => closure.Date.Year < whole.FirstYear || closure.Date.Year > whole.LastYear);
        if (outside is not null)
        {
            found.Add(Error(
                DiagnosticCodes.CalendarDateOutsideYears, file.Dates[outside.Date],
                $"The closure on {outside.Date:uuuu-MM-dd} is outside the years {whole.FirstYear} to {whole.LastYear} of {whole.Name}."));
            return null;
        }
        return new WorkingCalendar(whole with
        {
            Name = file.Name,
            Title = file.Data.Title,
            Version = $"{whole.Version}+{file.Data.Version}",
            Closures = whole.Closures.AddRange(file.Data.Closures.Where(closure => whole.Closures.All(other => other.Date != closure.Date))),
            OfficeHours = file.SetsOfficeHours ? file.Data.OfficeHours : whole.OfficeHours,
            QuietHours = file.Data.QuietHours ?? whole.QuietHours,
        });
    }

    private static Diagnostic Error(string code, SourcePlace place, string message, string? fix = null) =>
        new(code, Severity.Error, place, message, fix);
}
