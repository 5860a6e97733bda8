using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace ChildProtection.Workflow.Server.Telemetry;

/// <summary>Makes the providers when the server starts: they listen from then on, and are flushed when the host lets go of them.</summary>
public sealed class TelemetryStart(TracerProvider traces, MeterProvider metrics) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken)
    {
        traces.ForceFlush();
        metrics.ForceFlush();
        return Task.CompletedTask;
    }
}
