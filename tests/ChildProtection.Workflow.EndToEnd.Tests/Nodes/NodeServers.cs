using ChildProtection.Workflow.Tests.Servers;

namespace ChildProtection.Workflow.EndToEnd.Tests.Nodes;

/// <summary>One PostgreSQL and one RabbitMQ for all tests of nodes.</summary>
[SetUpFixture]
public sealed class NodeServers
{
    private static readonly Lazy<Task<PostgreSqlServer>> Database = new(PostgreSqlServer.Start);
    private static readonly Lazy<Task<RabbitMqServer>> Broker = new(RabbitMqServer.Start);

    internal static async Task<(PostgreSqlServer Database, RabbitMqServer Broker)> Get()
    {
        var broker = Broker.Value; // both start at once
        return (await Database.Value, await broker);
    }

    internal static Task<RabbitMqServer> GetBroker() => Broker.Value;

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (Broker.IsValueCreated)
        {
            await (await Broker.Value).DisposeAsync();
        }
        if (Database.IsValueCreated)
        {
            await (await Database.Value).DisposeAsync();
        }
    }
}
