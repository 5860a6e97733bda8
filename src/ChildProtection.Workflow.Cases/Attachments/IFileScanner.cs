namespace ChildProtection.Workflow.Cases.Attachments;

/// <summary>Looks for what is harmful in files, where one is configured.</summary>
public interface IFileScanner
{
    /// <summary>False: the authority runs none, and files are opened as they came.</summary>
    bool IsConfigured { get; }

    /// <summary>Never throws for a scanner that is away: that is <see cref="ScanVerdict.NoAnswer"/>.</summary>
    Task<ScanVerdict> Scan(IAsyncEnumerable<ReadOnlyMemory<byte>> content, CancellationToken cancellationToken);
}
