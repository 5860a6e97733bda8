using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Workflow.Storage.Migrations;

/// <summary>
/// One start at a time for a SQLite file, held by the operating system and so released when a process is killed. Whoever holds it knows
/// that a row in EF's own lock table was left by a start that died; EF would wait for that row for ever.
/// </summary>
internal static class SqliteStartLock
{
    /// <summary>How long a start waits for another one's migrations.</summary>
    private static readonly TimeSpan WaitMax = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromMilliseconds(100);

    /// <exception cref="TimeoutException">Another start has held the lock for longer than a migration may take.</exception>
    public static async Task<FileStream> Take(string databaseFile, CancellationToken cancellationToken)
    {
        var path = databaseFile + ".starting";
        for (var waited = TimeSpan.Zero; waited < WaitMax; waited += AskAgainAfter)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.Asynchronous);
            }
            catch (IOException) when (File.Exists(path))
            {
                await Task.Delay(AskAgainAfter, cancellationToken);
            }
        }
        throw new TimeoutException($"Another start has been migrating '{databaseFile}' for {WaitMax.TotalSeconds:0} seconds. See whether that process still runs; end it, then start again.");
    }

    /// <summary>Removes what a killed start left in EF's lock table. Only under <see cref="Take"/>.</summary>
    public static async Task ClearLeftover(WorkflowDbContext context, CancellationToken cancellationToken)
    {
        var tables = context.Database.SqlQueryRaw<int>("select count(*) as \"Value\" from sqlite_master where type = 'table' and name = '__EFMigrationsLock'");
        if (await tables.SingleAsync(cancellationToken) > 0)
        {
            await context.Database.ExecuteSqlRawAsync("delete from \"__EFMigrationsLock\"", cancellationToken);
        }
    }
}
