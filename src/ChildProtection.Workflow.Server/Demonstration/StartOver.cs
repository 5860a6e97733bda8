using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Workflow.Server.Demonstration;

/// <summary>Empties a demonstration and loads the samples afresh. Registered in a demonstration only.</summary>
public sealed class StartOver(IDbContextFactory<WorkflowDbContext> contexts, DemonstrationClock clock, SampleLoading samples)
{
    /// <summary>Everything that anybody did is gone afterwards.</summary>
    public async Task Run(CancellationToken cancellationToken)
    {
        await using (var database = await contexts.CreateDbContextAsync(cancellationToken))
        {
            await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
            foreach (var table in Tables(database))
            {
#pragma warning disable EF1002 // The names come from the model, not from anybody's input.
                await database.Database.ExecuteSqlRawAsync($"DELETE FROM \"{table}\"", cancellationToken);
#pragma warning restore EF1002
            }
            await transaction.CommitAsync(cancellationToken);
        }
        await clock.Reset(cancellationToken);
        await samples.Load(cancellationToken);
    }

    /// <summary>All tables but the keys that keep people signed in, those that refer to others first.</summary>
    private static IEnumerable<string> Tables(WorkflowDbContext database)
    {
        var left = database.Model.GetEntityTypes().Where(type => type.ClrType != typeof(StoredProtectionKey)).ToList();
        while (left.Count > 0)
        {
            var free = left.Where(type => !left.Any(other => other != type && other.GetForeignKeys().Any(key => key.PrincipalEntityType == type))).ToList();
            foreach (var type in free)
            {
                yield return type.GetTableName()!;
            }
            left = [.. left.Except(free)];
        }
    }
}
