using ChildProtection.Workflow.Storage.Schema;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Workflow.Storage.Migrations;

/// <summary>
/// Brings the database to this program's schema. Several nodes may start at once: one migrates, the others wait for it. On PostgreSQL the migrator's
/// lock is a table lock that dies with its connection; on SQLite it is a row that outlives a killed start, so there a file lock stands before it.
/// </summary>
public sealed class DatabaseMigrator(IDbContextFactory<WorkflowDbContext> contexts)
{
    public async Task Migrate(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (!context.Database.IsSqlite())
        {
            await context.Database.MigrateAsync(cancellationToken);
            return;
        }
        var file = new SqliteConnectionStringBuilder(context.Database.GetConnectionString()).DataSource;
        await using var held = await SqliteStartLock.Take(file, cancellationToken);
        await SqliteStartLock.ClearLeftover(context, cancellationToken);
        await context.Database.MigrateAsync(cancellationToken);
        // Readers and the writer do not wait for each other. The mode stays with the file.
        await context.Database.ExecuteSqlRawAsync("pragma journal_mode = wal", cancellationToken);
    }
}
