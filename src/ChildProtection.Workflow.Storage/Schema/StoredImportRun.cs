using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Import;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Schema;

/// <summary>Files of an earlier system that were uploaded, and what became of them.</summary>
public sealed class StoredImportRun
{
    public required AuthorityId AuthorityId { get; init; }

    public required ImportRunId ImportId { get; init; }

    public required string System { get; init; }

    public required string PlanHash { get; init; }

    public required int Cases { get; init; }

    public required Instant UploadedAt { get; init; }

    public required UserId UploadedBy { get; init; }

    public required ImportRunState State { get; set; }

    public Instant? ConfirmedAt { get; set; }

    public UserId? ConfirmedBy { get; set; }

    public string? Reason { get; set; }

    public required int Done { get; set; }

    public required int Attempts { get; set; }

    /// <summary>Of the node that carries it out; null: none does.</summary>
    public Guid? Claim { get; set; }

    /// <summary>When that node last said that it lives.</summary>
    public Instant? AliveAt { get; set; }

    public Instant? EndedAt { get; set; }

    public string? Refusal { get; set; }

    public required int BroughtIn { get; set; }

    public required int NotBroughtIn { get; set; }

    /// <summary>The key of its files and reports, locked with the deployment's.</summary>
    public required byte[] LockedKey { get; init; }
}
