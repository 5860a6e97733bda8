using System.Globalization;
using ChildProtection.Workflow.Engine.Calendars;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using NodaTime;

namespace ChildProtection.Workflow.Server.Health;

/// <summary>Whether the calendars know enough years ahead. Past its last year a calendar counts no working day, and a deadline would have no date.</summary>
public sealed class CalendarHealth(CalendarBook calendars, IClock clock) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var now = clock.GetCurrentInstant();
        var nearing = calendars.Names.Select(calendars.Find).OfType<WorkingCalendar>().Where(calendar => calendar.Data.NearsItsEnd(now.InZone(calendar.Zone).Date)).ToList();
        var data = nearing.ToDictionary(calendar => calendar.Name, object (calendar) => calendar.Data.LastYear);
        var ends = string.Join(", ", nearing.Select(calendar => string.Create(CultureInfo.InvariantCulture, $"{calendar.Name} after {calendar.Data.LastYear}")));
        return Task.FromResult(nearing.Count > 0
            ? HealthCheckResult.Degraded($"Calendars that know no bank holiday: {ends}. List those of later years.", data: data)
            : HealthCheckResult.Healthy());
    }
}
