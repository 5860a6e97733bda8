using ChildProtection.Workflow.Cases.Attachments;
using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Schema;

/// <summary>The content of files, once for an authority, whatever number of cases it is kept with.</summary>
public sealed class StoredFileContent
{
    public required AuthorityId AuthorityId { get; set; }

    /// <summary>SHA-256 of the content, in hexadecimal digits.</summary>
    public required string ContentHash { get; set; }

    public required int Bytes { get; set; }

    public required int Parts { get; set; }

    /// <summary>The key of this content, locked with the deployment's.</summary>
    public required byte[] LockedKey { get; set; }

    public required ScanState Scan { get; set; }

    /// <summary>What the scanner called it, when it is harmful.</summary>
    public string? Finding { get; set; }

    public required Instant KeptAt { get; set; }

    /// <summary>When a scanner was last asked.</summary>
    public Instant? TriedAt { get; set; }
}
