using ChildProtection.Workflow.Cases.Runtime;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using NodaTime;

namespace ChildProtection.Workflow.Server.Health;

/// <summary>How long the oldest stage that should have been raised has been waiting. A child waits behind it.</summary>
public sealed class DeadlineHealth(ICaseStore store, IClock clock) : IHealthCheck
{
    /// <summary>From this age on somebody should look: many times the interval of the sweep.</summary>
    public static Duration DegradedAfter { get; } = Duration.FromMinutes(2);

    public static Duration UnhealthyAfter { get; } = Duration.FromMinutes(15);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var now = clock.GetCurrentInstant();
        var oldest = await store.OldestUnfiredStage(cancellationToken);
        var age = oldest is { } due && due < now ? now - due : Duration.Zero;
        var data = new Dictionary<string, object> { ["oldestUnfiredStageSeconds"] = (long)age.TotalSeconds };
        return age > UnhealthyAfter ? HealthCheckResult.Unhealthy($"A stage due {age.TotalMinutes:0} minutes ago has not been raised.", data: data)
            : age > DegradedAfter ? HealthCheckResult.Degraded($"A stage due {age.TotalMinutes:0} minutes ago has not been raised.", data: data)
            : HealthCheckResult.Healthy(data: data);
    }
}
