using ChildProtection.Workflow.Tests.Servers;

namespace ChildProtection.Workflow.Storage.Tests;

/// <summary>One PostgreSQL server for the whole run, started by the first test that needs it.</summary>
[SetUpFixture]
public sealed class SharedServer
{
    private static readonly Lazy<Task<PostgreSqlServer>> Server = new(PostgreSqlServer.Start);

    internal static Task<PostgreSqlServer> Get() => Server.Value;

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (Server.IsValueCreated)
        {
            await (await Server.Value).DisposeAsync();
        }
    }
}
