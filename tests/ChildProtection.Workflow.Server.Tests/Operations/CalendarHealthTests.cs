using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Server.Health;
using ChildProtection.Workflow.Server.Tests.Forms;
using ChildProtection.Workflow.Server.Tests.Serving;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using NodaTime;

namespace ChildProtection.Workflow.Server.Tests.Operations;

public sealed class CalendarHealthTests
{
    [TestCase(2034, HealthStatus.Healthy)]
    [TestCase(2035, HealthStatus.Degraded)]
    public async Task A_calendar_that_nears_its_end_degrades_the_deadlines_and_nothing_more(int year, HealthStatus expected)
    {
        var calendar = ShippedForms.Calendar;

        var health = await new CalendarHealth(new CalendarBook([calendar]), new At(year)).CheckHealthAsync(new HealthCheckContext());

        Assert.That(health.Status, Is.EqualTo(expected));
        Assert.That(health.Data, expected == HealthStatus.Healthy ? Is.Empty : Is.EqualTo(new Dictionary<string, object> { [calendar.Name] = 2036 }));
    }

    [Test]
    public async Task A_server_that_has_started_has_kept_the_calendars_that_it_counts_by()
    {
        await using var server = await TestServer.Start(demonstration: false);

        await server.Database(async database =>
            Assert.That(await database.Calendars.Select(row => row.Version).ToListAsync(), Is.EqualTo(new[] { ShippedForms.Calendar.Version })));
    }

    private sealed class At(int year) : IClock
    {
        public Instant GetCurrentInstant() => Instant.FromUtc(year, 6, 1, 9, 0);
    }
}
