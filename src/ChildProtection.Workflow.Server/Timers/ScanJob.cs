using ChildProtection.Workflow.Cases.Attachments;
using Quartz;

namespace ChildProtection.Workflow.Server.Timers;

/// <summary>Has files looked at that wait for the scanner. Any node may run it, and several at once.</summary>
public sealed partial class ScanJob(ScanningFiles scanning, ILogger<ScanJob> log) : IJob
{
    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var (scanned, harmful) = await scanning.Run(cancellationToken);
        if (scanned > 0)
        {
            Scanned(log, scanned, harmful);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Files} files that waited were scanned; {Harmful} of them were harmful and are deleted")]
    private static partial void Scanned(ILogger log, int files, int harmful);
}
