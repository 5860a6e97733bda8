using ChildProtection.Workflow.Cases.Mailing;
using ChildProtection.Workflow.Server.Mailing;
using NodaTime;
using Quartz;

namespace ChildProtection.Workflow.Server.Timers;

/// <summary>Writes the mails of the morning and sends what waits. Any node may run it, and several at once: a mail is one node's at a time.</summary>
public sealed partial class MailJob(MorningDigests digests, SmtpSending sending, IMailbox mailbox, IClock clock, ILogger<MailJob> log) : IJob
{
    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await digests.Run(cancellationToken);
        var (sent, failed) = await sending.Run(cancellationToken);
        if (sent > 0)
        {
            Sent(log, sent);
        }
        if (failed > 0)
        {
            NotSent(log, failed);
        }
        await mailbox.Purge(clock.GetCurrentInstant() - MailLimits.KeptFor, cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Mails} mails were sent")]
    private static partial void Sent(ILogger log, int mails);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Mails} mails were not sent: they are tried again, or stand with the operations as given up")]
    private static partial void NotSent(ILogger log, int mails);
}
