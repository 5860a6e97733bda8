using ChildProtection.Workflow.Cases.Runtime;
using MassTransit;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using NodaTime;

namespace ChildProtection.Workflow.Server.Messaging;

public static class MessagingSetup
{
    /// <summary>The health check of the bus; degraded at worst, since a broker that is away stops no case work.</summary>
    public const string BusHealth = "bus";

    public const string OutboxHealth = "outbox";

    /// <summary>
    /// Adds the bus of section <see cref="BusSettings.Section"/>, the relay that empties the <see cref="IOutbox"/> (registered elsewhere, as a
    /// singleton) into it, and their health checks.
    /// </summary>
    public static IServiceCollection AddWorkflowMessaging(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = BusSettings.From(configuration);
        services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry(); // it would report to its maker over the internet
            bus.ConfigureHealthCheckOptions(options =>
            {
                options.Name = BusHealth;
                options.MinimalFailureStatus = HealthStatus.Degraded;
            });
            if (settings.Transport == BusTransport.RabbitMq)
            {
                bus.UsingRabbitMq((_, rabbit) => rabbit.Host(settings.Host, settings.Port, settings.VirtualHost, host =>
                {
                    host.Username(settings.User);
                    host.Password(settings.Password);
                    host.PublisherConfirmation = true;
                }));
            }
            else
            {
                bus.UsingInMemory();
            }
        });
        services.TryAddSingleton(NodeName.New());
        services.AddSingleton<RecentNotices>();
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton<BusNoticeSender>();
        if (settings.Transport == BusTransport.RabbitMq)
        {
            services.AddSingleton(new AgencyQueues(settings));
            services.AddSingleton<INoticeSender, RabbitMqAgencies>();
        }
        else
        {
            services.AddSingleton<INoticeSender, InProcessAgencies>();
        }
        // Leases and waits are the machine's time, whatever date a demonstration has been moved to.
        services.AddHostedService(provider => ActivatorUtilities.CreateInstance<OutboxRelay>(provider, SystemClock.Instance));
        services.AddHealthChecks().Add(new HealthCheckRegistration(
            OutboxHealth,
            provider => new OutboxHealthCheck(provider.GetRequiredService<IOutbox>(), SystemClock.Instance),
            HealthStatus.Degraded,
            ["ready"]));
        return services;
    }
}
