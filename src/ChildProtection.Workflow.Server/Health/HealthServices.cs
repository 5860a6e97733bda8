using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ChildProtection.Workflow.Server.Health;

/// <summary>Three questions that an operator asks: does it live, can it work, does it raise what is due.</summary>
public static class HealthServices
{
    private const string Deadlines = "deadlines";
    private const string Calendars = "calendars";
    private const string Database = "database";

    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddHealthChecks()
            .AddCheck<DatabaseHealth>(Database)
            .AddCheck<DeadlineHealth>(Deadlines)
            .AddCheck<CalendarHealth>(Calendars);
        return services;
    }

    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        Map(endpoints, "/health/live", _ => false);
        Map(endpoints, "/health/ready", check => check.Name == Database);
        Map(endpoints, "/health/deadlines", check => check.Name is Deadlines or Calendars);
    }

    private static void Map(IEndpointRouteBuilder endpoints, string path, Func<HealthCheckRegistration, bool> which) =>
        endpoints.MapHealthChecks(path, new HealthCheckOptions { Predicate = which, ResponseWriter = Write }).AllowAnonymous();

    /// <summary>The state and the figures; never a case.</summary>
    private static Task Write(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(JsonSerializer.Serialize(new
        {
            status = report.Status.ToString(),
            checks = report.Entries.ToDictionary(entry => entry.Key, entry => new
            {
                status = entry.Value.Status.ToString(),
                description = entry.Value.Description,
                data = entry.Value.Data,
            }),
        }));
    }
}
