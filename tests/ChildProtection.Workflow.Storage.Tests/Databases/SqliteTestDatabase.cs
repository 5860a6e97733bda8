using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Storage.Outbox;
using ChildProtection.Workflow.Storage.Registration;
using ChildProtection.Workflow.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace ChildProtection.Workflow.Storage.Tests.Databases;

internal sealed class SqliteTestDatabase : TestDatabase
{
    private static readonly Lazy<Task<byte[]>> Migrated = new(MigrateOnce);

    private readonly string _folder = Directory.CreateTempSubdirectory("cpw-sqlite-").FullName;
    private readonly SqliteWriter _writer;

    public SqliteTestDatabase()
    {
        Options = new DatabaseOptions(DatabaseProvider.Sqlite, $"Data Source={FilePath}");
        _writer = new SqliteWriter(Options.ConnectionString);
    }

    public override DatabaseOptions Options { get; }

    public static async Task<SqliteTestDatabase> CreateMigrated()
    {
        var database = new SqliteTestDatabase();
        await File.WriteAllBytesAsync(database.FilePath, await Migrated.Value);
        return database;
    }

    private string FilePath => Path.Combine(_folder, "cases.db");

    public override ICaseStore OpenStore() => new SqliteCaseStore(_writer);

    public override IOutbox OpenOutbox() => new SqliteOutbox(_writer, new OutboxAdministration(this));

    public override ValueTask DisposeAsync()
    {
        _writer.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private static async Task<byte[]> MigrateOnce()
    {
        await using var template = new SqliteTestDatabase();
        await template.Migrate();
        // Closing the last connection brings what is in the write-ahead log into the file.
        SqliteConnection.ClearAllPools();
        return await File.ReadAllBytesAsync(template.FilePath);
    }
}
