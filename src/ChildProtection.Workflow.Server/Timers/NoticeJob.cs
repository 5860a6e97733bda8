using ChildProtection.Workflow.Cases.Notices;
using NodaTime;
using Quartz;

namespace ChildProtection.Workflow.Server.Timers;

/// <summary>Tells people what happened, and forgets what they were told long ago. Any node may run it, and several at once.</summary>
public sealed partial class NoticeJob(Noticing noticing, INotices notices, IClock clock, ILogger<NoticeJob> log) : IJob
{
    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        if (await noticing.Run(cancellationToken) is > 0 and var told)
        {
            Told(log, told);
        }
        if (await notices.Purge(clock.GetCurrentInstant() - Notice.KeptFor, cancellationToken) is > 0 and var purged)
        {
            Purged(log, purged);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "People were told of {Happenings} happenings")]
    private static partial void Told(ILogger log, int happenings);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Notices} notices were deleted at the end of their time")]
    private static partial void Purged(ILogger log, int notices);
}
