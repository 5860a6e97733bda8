using ChildProtection.Workflow.Storage.Migrations;
using ChildProtection.Workflow.Storage.PostgreSql;
using ChildProtection.Workflow.Storage.Registration;
using ChildProtection.Workflow.Storage.Schema;
using ChildProtection.Workflow.Tests.Servers;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ChildProtection.Workflow.Benchmarks.Storage;

/// <summary>A database with the product's schema and the floors' tables, on a PostgreSQL of the run's own.</summary>
internal sealed class PostgreSqlBench : IAsyncDisposable, IDbContextFactory<WorkflowDbContext>
{
    private readonly PostgreSqlServer _server;
    private readonly DatabaseOptions _options;

    private readonly bool _ownsServer;

    private PostgreSqlBench(PostgreSqlServer server, bool ownsServer, string connectionString)
    {
        (_server, _ownsServer) = (server, ownsServer);
        _options = new DatabaseOptions(DatabaseProvider.PostgreSql, connectionString);
        Hot = HotConnections.Open(connectionString);
    }

    public string ConnectionString => _options.ConnectionString;

    public NpgsqlDataSource Hot { get; }

    public PostgreSqlCaseStore OpenStore() => new(Hot);

    public static async Task<PostgreSqlBench> Start()
    {
        var server = await PostgreSqlServer.Start();
        return await Open(server, ownsServer: true, "bench");
    }

    /// <summary>Another database on the same server, so that two sizes of one table can be measured in turn.</summary>
    public Task<PostgreSqlBench> Beside(string name) => Open(_server, ownsServer: false, name);

    private static async Task<PostgreSqlBench> Open(PostgreSqlServer server, bool ownsServer, string name)
    {
        var bench = new PostgreSqlBench(server, ownsServer, await server.CreateDatabase(name));
        await new DatabaseMigrator(bench).Migrate(default);
        return bench;
    }

    public WorkflowDbContext CreateDbContext() => new(_options.ForContext());

    public async Task Execute(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 600 };
        await command.ExecuteNonQueryAsync();
    }

    public async Task<T> Scalar<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 600 };
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public Task Empty() => Execute("""truncate "case", journal, command, task, deadline, breach, record, register_entry, outbox, incident""");

    public Task Seed(int count, string dueAt) => Seed(count, dueAt, RealSnapshot.Bytes);

    /// <summary>Cases number 1 to <paramref name="count"/>, just opened, with one deadline each, due <paramref name="dueAt"/> (an SQL expression of n).</summary>
    public async Task Seed(int count, string dueAt, byte[] snapshot)
    {
        await Empty();
        await Execute($"""
            insert into "case" (authority_id, case_id, child_id, team_id, version, last_sequence, last_hash, definition_hash, main_state, closed, parked, opened_at, changed_at, snapshot)
            select 1, lpad(to_hex(n), 32, '0')::uuid, lpad(to_hex(n), 32, '0')::uuid, 1, 1, 1, decode(repeat('ab', 32), 'hex'), repeat('d', 64), 'protected', false, false, '2026-03-02 09:00Z', '2026-03-02 09:00Z', decode('{Convert.ToHexString(snapshot)}', 'hex')
            from generate_series(1, {count}) n;
            insert into deadline (authority_id, case_id, deadline_key, name, from_at, due_at, next_stage_at, parked)
            select 1, lpad(to_hex(n), 32, '0')::uuid, 'visit', 'seen_alone', '2026-03-02 09:00Z', {dueAt}, {dueAt}, false
            from generate_series(1, {count}) n;
            """);
        await Execute("vacuum analyze");
    }

    public async ValueTask DisposeAsync()
    {
        await Hot.DisposeAsync();
        if (_ownsServer)
        {
            await _server.DisposeAsync();
        }
    }
}
