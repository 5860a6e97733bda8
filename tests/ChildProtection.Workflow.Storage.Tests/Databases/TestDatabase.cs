using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Storage.Migrations;
using ChildProtection.Workflow.Storage.Registration;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Workflow.Storage.Tests.Databases;

/// <summary>An empty, migrated database for one test, and what stands on it.</summary>
internal abstract class TestDatabase : IDbContextFactory<WorkflowDbContext>, IAsyncDisposable
{
    public abstract DatabaseOptions Options { get; }

    /// <summary>A store as another node would have it: its own floor, its own connections where the database has several.</summary>
    public abstract ICaseStore OpenStore();

    public abstract IOutbox OpenOutbox();

    public WorkflowDbContext CreateDbContext() => new(Options.ForContext());

    public Task Migrate(CancellationToken cancellationToken = default) => new DatabaseMigrator(this).Migrate(cancellationToken);

    public abstract ValueTask DisposeAsync();

    /// <summary>A copy of a database that was migrated once in this run.</summary>
    public static async Task<TestDatabase> Create(DatabaseProvider provider) =>
        provider == DatabaseProvider.PostgreSql ? await PostgreSqlTestDatabase.CreateMigrated() : await SqliteTestDatabase.CreateMigrated();

    public static async Task<TestDatabase> CreateEmpty(DatabaseProvider provider) =>
        provider == DatabaseProvider.PostgreSql ? await PostgreSqlTestDatabase.CreateNew(null) : new SqliteTestDatabase();
}
