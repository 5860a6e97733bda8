using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Storage.Outbox;
using ChildProtection.Workflow.Storage.PostgreSql;
using ChildProtection.Workflow.Storage.Registration;
using Npgsql;

namespace ChildProtection.Workflow.Storage.Tests.Databases;

internal sealed class PostgreSqlTestDatabase : TestDatabase
{
    private static readonly Lazy<Task<string>> Migrated = new(MigrateOnce);

    private readonly NpgsqlDataSource _hot;

    private PostgreSqlTestDatabase(string connectionString)
    {
        Options = new DatabaseOptions(DatabaseProvider.PostgreSql, connectionString);
        _hot = HotConnections.Open(connectionString);
    }

    public override DatabaseOptions Options { get; }

    public static async Task<PostgreSqlTestDatabase> CreateMigrated() => await CreateNew(await Migrated.Value);

    public static async Task<PostgreSqlTestDatabase> CreateNew(string? template)
    {
        var server = await SharedServer.Get();
        return new PostgreSqlTestDatabase(await server.CreateDatabase($"cpw_{Guid.NewGuid():N}", template));
    }

    public override ICaseStore OpenStore() => new PostgreSqlCaseStore(_hot);

    public override IOutbox OpenOutbox() => new PostgreSqlOutbox(_hot, new OutboxAdministration(this));

    public override async ValueTask DisposeAsync() => await _hot.DisposeAsync();

    private static async Task<string> MigrateOnce()
    {
        await using var template = await CreateNew(null);
        await template.Migrate();
        // A template must have no connections.
        NpgsqlConnection.ClearAllPools();
        return new NpgsqlConnectionStringBuilder(template.Options.ConnectionString).Database!;
    }
}
