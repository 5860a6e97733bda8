using System.Diagnostics;
using System.Globalization;
using ChildProtection.Workflow.Contracts.V1;
using ChildProtection.Workflow.Server.Messaging;
using ChildProtection.Workflow.Storage.Registration;
using ChildProtection.Workflow.Tests.Servers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;
using RabbitMQ.Client;

namespace ChildProtection.Workflow.Benchmarks.Storage;

/// <summary>Events out, by the product's own relay through MassTransit to a RabbitMQ of the run's own. The floor is <see cref="FloorRelay"/>.</summary>
internal static class RelayAims
{
    private const string Agency = "riverside-health";
    private const int Events = 5_000;
    private const int EventsPerCase = 5;

    public static async Task EventsOut(PostgreSqlBench bench, BenchOptions options)
    {
        // What other aims left in the outbox is not for agencies, and each would be set aside with a word in the log.
        await bench.Empty();
        await using var broker = await RabbitMqServer.Start();
        var floor = new FloorRelay(bench, broker);
        using var host = Node(bench, broker);
        await host.StartAsync();
        var ratio = await Measure.Interleaved(Math.Clamp(options.Rounds / 3, 3, 9), () => floor.Drain(Events), () => Drain(bench, broker, host.Services));
        await host.StopAsync();
        Report.Row(9, "events out a second, beside a bare relay with confirmations", ratio, Bound.Min(0.9));
    }

    private static IHost Node(PostgreSqlBench bench, RabbitMqServer broker)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Bus:Transport"] = nameof(BusTransport.RabbitMq),
            ["Bus:Host"] = "127.0.0.1",
            ["Bus:Port"] = broker.Port.ToString(CultureInfo.InvariantCulture),
            ["Bus:User"] = RabbitMqServer.User,
            ["Bus:Password"] = RabbitMqServer.Password,
        });
        builder.Services.AddWorkflowStorage(new DatabaseOptions(DatabaseProvider.PostgreSql, bench.ConnectionString));
        builder.Services.AddSingleton<IClock>(SystemClock.Instance);
        builder.Services.AddWorkflowMessaging(builder.Configuration);
        return builder.Build();
    }

    /// <summary>Events a second, from their commit to the settling of the last.</summary>
    private static async Task<double> Drain(PostgreSqlBench bench, RabbitMqServer broker, IServiceProvider services)
    {
        await Purge(broker);
        await bench.Execute("truncate outbox");
        // Not vacuumed after: the relay, at rest, would find them while we do.
        var watch = Stopwatch.StartNew();
        await bench.Execute($"""
            insert into outbox (authority_id, case_id, child_id, recipient, event_id, sequence, kind, occurred_at, recorded_at, definition_hash, state, failures)
            select 1, lpad(to_hex(n / {EventsPerCase}), 32, '0')::uuid, lpad(to_hex(n / {EventsPerCase}), 32, '0')::uuid, '{Agency}', gen_random_uuid(), n, '{EventKinds.ConferenceScheduled}', now(), now(), repeat('d', 64), 0, 0
            from generate_series(1, {Events}) n
            """);
        services.GetRequiredService<OutboxSignal>().Ring();
        while (await bench.Scalar<bool>("select exists (select from outbox where state = 0)"))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5));
        }
        watch.Stop();
        return await bench.Scalar<long>("select count(*) from outbox where state = 1") == Events
            ? Events / watch.Elapsed.TotalSeconds
            : throw new InvalidOperationException("Not every event was sent.");
    }

    private static async Task Purge(RabbitMqServer broker)
    {
        await using var connection = await new ConnectionFactory { HostName = "127.0.0.1", Port = broker.Port, UserName = RabbitMqServer.User, Password = RabbitMqServer.Password }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        var queue = AgencyQueue.NoticesOf(Agency);
        await channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false);
        await channel.QueuePurgeAsync(queue);
    }
}
