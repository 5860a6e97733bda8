using ChildProtection.Workflow.Cases.Drafts;
using NodaTime;
using Quartz;

namespace ChildProtection.Workflow.Server.Timers;

/// <summary>Deletes drafts that nobody went on with for <see cref="DraftLimits.KeptFor"/>: they hold personal data.</summary>
public sealed partial class DraftPurgeJob(IDrafts drafts, IClock clock, ILogger<DraftPurgeJob> log) : IJob
{
    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        if (await drafts.Purge(clock.GetCurrentInstant() - DraftLimits.KeptFor, cancellationToken) is > 0 and var deleted)
        {
            Deleted(log, deleted);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Drafts} drafts were deleted at the end of their time")]
    private static partial void Deleted(ILogger log, int drafts);
}
