using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace ChildProtection.Workflow.Server.Demonstration;

/// <summary>Empties a demonstration and loads the samples afresh. Registered in a demonstration only.</summary>
public sealed class StartOver(IDbContextFactory<WorkflowDbContext> contexts, DemonstrationClock clock, SampleLoading samples, ISchedulerFactory schedulers)
{
    /// <summary>Everything that anybody did is gone afterwards. The timers rest meanwhile: they would fire what is due in cases that are half made.</summary>
    public async Task Run(CancellationToken cancellationToken)
    {
        var timers = await schedulers.GetScheduler(cancellationToken);
        await timers.Standby(cancellationToken);
        try
        {
            for (var waits = 0; waits < DemonstrationLimits.JobEndWaitsMax && (await timers.QueryFireInstances(new FireInstanceQuery { State = FireInstanceState.Executing }, cancellationToken)).Items.Count > 0; waits++)
            {
                await Task.Delay(DemonstrationLimits.JobEndWait, cancellationToken);
            }
            await Empty(cancellationToken);
            await clock.Reset(cancellationToken);
            await samples.Load(cancellationToken);
        }
        finally
        {
            await timers.Start(CancellationToken.None);
        }
    }

    private async Task Empty(CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        foreach (var table in DemonstrationTables.Of(database))
        {
#pragma warning disable EF1002 // The names come from the model, not from anybody's input.
            await database.Database.ExecuteSqlRawAsync($"DELETE FROM \"{table}\"", cancellationToken);
#pragma warning restore EF1002
        }
        await transaction.CommitAsync(cancellationToken);
    }
}
