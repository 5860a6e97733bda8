using ChildProtection.Workflow.Cases.Import;

namespace ChildProtection.Workflow.Server.Timers;

/// <summary>
/// Brings in what was confirmed, and deletes the files of what was not. Every node has one, beside the schedule: an import takes minutes, and none of the threads that look for
/// what is due may wait for it.
/// </summary>
public sealed partial class ImportWorker(CarryingImports carrying, ILogger<ImportWorker> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(TimerLimits.ImportsEvery, stoppingToken);
                await Look(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception broken)
            {
                // The database is away, for instance: it is looked again after the same while.
                NotLooked(log, broken);
            }
        }
    }

    private async Task Look(CancellationToken cancellationToken)
    {
        var (broughtIn, expired, brokenOff) = await carrying.Run(cancellationToken);
        if (broughtIn > 0)
        {
            BroughtIn(log, broughtIn);
        }
        if (expired > 0)
        {
            Expired(log, expired);
        }
        foreach (var (run, why) in brokenOff)
        {
            BrokenOff(log, why, run.Id.Value, run.Attempts);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Cases} cases of an earlier system were brought in")]
    private static partial void BroughtIn(ILogger log, int cases);

    [LoggerMessage(Level = LogLevel.Information, Message = "The files of {Runs} imports were deleted at the end of their time")]
    private static partial void Expired(ILogger log, int runs);

    [LoggerMessage(Level = LogLevel.Error, Message = "Import {Run} broke off at attempt {Attempt}")]
    private static partial void BrokenOff(ILogger log, Exception why, Guid run, int attempt);

    [LoggerMessage(Level = LogLevel.Error, Message = "Confirmed imports could not be looked for")]
    private static partial void NotLooked(ILogger log, Exception why);
}
