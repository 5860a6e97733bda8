using ChildProtection.Workflow.Cases.Runtime;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Attachments;

/// <summary>Has files looked at that came while the scanner was away, or before there was one. Any node may run it, several at once.</summary>
public sealed class ScanningFiles(IAttachments attachments, IFileScanner scanner, IClock clock)
{
    /// <summary>How many were looked at, and how many of them were harmful. Ends at the first file on which the scanner gives no answer.</summary>
    public async Task<(int Scanned, int Harmful)> Run(CancellationToken cancellationToken)
    {
        var (scanned, harmful) = (0, 0);
        if (!scanner.IsConfigured)
        {
            return (scanned, harmful);
        }
        foreach (var (authority, hash) in await attachments.ToScan(AttachmentLimits.ScansPerRun, cancellationToken))
        {
            var verdict = await attachments.Content(authority, hash, cancellationToken) is { } content
                ? await scanner.Scan(content, cancellationToken)
                : new ScanVerdict.NoAnswer("Its content cannot be read.");
            await attachments.Settle(authority, hash, verdict, StoredTime.Floor(clock.GetCurrentInstant()), cancellationToken);
            if (verdict is ScanVerdict.NoAnswer)
            {
                // The others would most likely get none either. This one goes to the end of the queue, so that it holds nobody up.
                break;
            }
            (scanned, harmful) = (scanned + 1, harmful + (verdict is ScanVerdict.Harmful ? 1 : 0));
        }
        return (scanned, harmful);
    }
}
