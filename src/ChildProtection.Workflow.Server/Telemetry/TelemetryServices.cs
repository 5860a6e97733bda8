using ChildProtection.Workflow.Server.Messaging;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace ChildProtection.Workflow.Server.Telemetry;

/// <summary>Traces and metrics by OpenTelemetry, sent only where an address is configured: <c>Telemetry:OtlpEndpoint</c>.</summary>
public static class TelemetryServices
{
    /// <summary>
    /// Sources by name. Addresses of pages hold the opaque ids of cases and nothing personal; the database's source is left out, because its
    /// statements could carry more.
    /// </summary>
    private static readonly string[] Sources = ["Microsoft.AspNetCore", "MassTransit", MessagingTelemetry.Name];

    private static readonly string[] Meters = ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "MassTransit", MessagingTelemetry.Name];

    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        if (configuration["Telemetry:OtlpEndpoint"] is not { Length: > 0 } address)
        {
            return services;
        }
        var endpoint = new Uri(address);
        services.AddSingleton(_ => Sdk.CreateTracerProviderBuilder()
            .ConfigureResource(Name).AddSource(Sources).AddOtlpExporter(options => options.Endpoint = endpoint).Build());
        services.AddSingleton(_ => Sdk.CreateMeterProviderBuilder()
            .ConfigureResource(Name).AddMeter(Meters).AddOtlpExporter(options => options.Endpoint = endpoint).Build());
        services.AddHostedService<TelemetryStart>();
        return services;
    }

    private static void Name(ResourceBuilder resource) => resource.AddService("ChildProtection.Workflow.Server");
}
