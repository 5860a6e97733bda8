using ChildProtection.Workflow.Cases.Attachments;

namespace ChildProtection.Workflow.Server.Attachments;

/// <summary>No scanner is configured.</summary>
public sealed class NoScanner : IFileScanner
{
    public bool IsConfigured => false;

    public Task<ScanVerdict> Scan(IAsyncEnumerable<ReadOnlyMemory<byte>> content, CancellationToken cancellationToken) =>
        Task.FromResult<ScanVerdict>(new ScanVerdict.NoAnswer("No scanner is configured."));
}
