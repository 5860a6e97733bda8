using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Server.Health;
using ChildProtection.Workflow.Server.Tests.Forms;
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

    private sealed class At(int year) : IClock
    {
        public Instant GetCurrentInstant() => Instant.FromUtc(year, 6, 1, 9, 0);
    }
}
