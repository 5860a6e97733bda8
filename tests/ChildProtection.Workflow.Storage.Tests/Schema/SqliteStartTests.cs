using ChildProtection.Workflow.Storage.Registration;
using ChildProtection.Workflow.Storage.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Workflow.Storage.Tests.Schema;

internal sealed class SqliteStartTests
{
    [Test]
    [CancelAfter(60_000)]
    public async Task A_lock_row_left_by_a_killed_start_does_not_keep_the_next_start_waiting(CancellationToken cancellationToken)
    {
        await using var database = await TestDatabase.CreateEmpty(DatabaseProvider.Sqlite);
        await using var context = database.CreateDbContext();
        await context.Database.ExecuteSqlRawAsync(
            """
            create table "__EFMigrationsLock" ("Id" integer not null primary key, "Timestamp" text not null);
            insert into "__EFMigrationsLock" values (1, '2026-01-01 00:00:00');
            """,
            cancellationToken);

        await database.Migrate(cancellationToken);

        Assert.That(await context.Cases.CountAsync(cancellationToken), Is.Zero);
    }
}
