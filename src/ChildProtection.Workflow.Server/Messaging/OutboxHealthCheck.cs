using ChildProtection.Workflow.Cases.Runtime;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using NodaTime;

namespace ChildProtection.Workflow.Server.Messaging;

/// <summary>Degraded while notices are set aside or wait too long: somebody should look, and case work goes on.</summary>
public sealed class OutboxHealthCheck(IOutbox outbox, IClock clock) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var backlog = await outbox.Backlog(cancellationToken);
        var age = backlog.OldestRecordedAt is { } oldest ? clock.GetCurrentInstant() - oldest : Duration.Zero;
        var data = new Dictionary<string, object> { ["waiting"] = backlog.Waiting, ["setAside"] = backlog.SetAside, ["oldestSeconds"] = age.TotalSeconds };
        return backlog.SetAside > 0 ? HealthCheckResult.Degraded($"{backlog.SetAside} notices are set aside.", data: data)
            : age > RelayLimits.BacklogAgeWarning ? HealthCheckResult.Degraded($"{backlog.Waiting} notices wait, the oldest for {age.TotalMinutes:0} minutes.", data: data)
            : HealthCheckResult.Healthy(data: data);
    }
}
