using ChildProtection.Workflow.Storage.Schema;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace ChildProtection.Workflow.Storage.Migrations;

/// <summary>
/// Brings the database to this program's schema. Several nodes may start at once: one migrates, the others wait for it. On PostgreSQL the migrator's own
/// lock holds for one migration only, and between two of them another node would begin the second as well: so an advisory lock, which dies with its
/// connection, is held for all of them. On SQLite its lock is a row that outlives a killed start, so there a file lock stands before it.
/// </summary>
public sealed class DatabaseMigrator(IDbContextFactory<WorkflowDbContext> contexts)
{
    /// <summary>The number of the advisory lock: this program's own, among those of one database.</summary>
    private const long MigrationLock = 0x6370_7701;

    public async Task Migrate(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (!context.Database.IsSqlite())
        {
            await MigrateOnPostgreSql(context, cancellationToken);
            return;
        }
        var file = new SqliteConnectionStringBuilder(context.Database.GetConnectionString()).DataSource;
        await using var held = await SqliteStartLock.Take(file, cancellationToken);
        await SqliteStartLock.ClearLeftover(context, cancellationToken);
        await context.Database.MigrateAsync(cancellationToken);
        // Readers and the writer do not wait for each other. The mode stays with the file.
        await context.Database.ExecuteSqlRawAsync("pragma journal_mode = wal", cancellationToken);
    }

    private static async Task MigrateOnPostgreSql(WorkflowDbContext context, CancellationToken cancellationToken)
    {
        var creator = context.GetService<IRelationalDatabaseCreator>();
        if (!await creator.ExistsAsync(cancellationToken))
        {
            await creator.CreateAsync(cancellationToken);
        }
        await context.Database.OpenConnectionAsync(cancellationToken);
        await context.Database.ExecuteSqlAsync($"select pg_advisory_lock({MigrationLock})", cancellationToken);
        await context.Database.MigrateAsync(cancellationToken);
        // Should the migration fail, the lock goes with the connection.
        await context.Database.ExecuteSqlAsync($"select pg_advisory_unlock({MigrationLock})", cancellationToken);
        await context.Database.CloseConnectionAsync();
    }
}
