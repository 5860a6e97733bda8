using System.Collections.Concurrent;
using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Workflow.Storage.Definitions;

/// <summary>The calendars of the installation's folder of definitions, read once at start, and those that applied before.</summary>
public sealed class CalendarLibrary(CalendarBook book, IDbContextFactory<WorkflowDbContext> contexts) : ICalendarLibrary
{
    /// <summary>The calendar that both nations count by.</summary>
    public const string DefaultName = "england-and-wales";

    /// <summary>Between the version of a whole calendar and of the one that extends it.</summary>
    private const char Extended = '+';

    private readonly ConcurrentDictionary<(string Name, string Version), WorkingCalendar> _earlier = new();

    public WorkingCalendar Find(AuthorityId authority, string name) =>
        book.Find(name) ?? throw new KeyNotFoundException($"There is no calendar '{name}' in the folder of definitions. Known: {string.Join(", ", book.Names)}.");

    public WorkingCalendar? Find(AuthorityId authority, string name, string version)
    {
        if (book.Find(name) is { } now && now.Version == version)
        {
            return now;
        }
        if (_earlier.TryGetValue((name, version), out var known))
        {
            return known;
        }
        return Kept(name, version) is { } earlier ? _earlier.GetOrAdd((name, version), earlier) : null;
    }

    public WorkingCalendar Default(AuthorityId authority) => Find(authority, DefaultName);

    /// <summary>Keeps the calendars of the folder for good: a case that was counted by them is made again by them when others apply.</summary>
    public async Task Keep(WorkflowFolder folder, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        foreach (var (file, text) in folder.CalendarFiles())
        {
            await database.Database.ExecuteSqlAsync(
                $"insert into calendar_version (name, version, source) values ({file.Name}, {file.Version}, {text}) on conflict do nothing", cancellationToken);
        }
    }

    private WorkingCalendar? Kept(string name, string version)
    {
        var files = version.Split(Extended).ToList();
        using var database = contexts.CreateDbContext();
        var kept = database.Calendars.AsNoTracking().Where(row => files.Contains(row.Version)).ToList();
        var read = kept.Select(row => CalendarFile.Parse(row.Source, row.Name).File).OfType<CalendarFile>();
        return CalendarBook.Of(read).Book?.Find(name) is { } calendar && calendar.Version == version ? calendar : null;
    }
}
