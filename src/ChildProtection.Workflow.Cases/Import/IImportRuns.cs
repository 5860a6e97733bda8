using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Import;

/// <summary>Keeps runs, their files and their reports. Files and reports are sealed; files are deleted with the change that ends the run.</summary>
public interface IImportRuns
{
    /// <summary>Keeps a run that was rehearsed, with the entry of the journal of administration. False: as many wait as may.</summary>
    Task<bool> Add(ImportRun run, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files, ImportRehearsal rehearsal, AdministrativeEntry entry, CancellationToken cancellationToken);

    /// <summary>The newest first, at most <see cref="ImportLimits.RunsShownMax"/>.</summary>
    Task<IReadOnlyList<ImportRun>> Of(AuthorityId authority, CancellationToken cancellationToken);

    Task<ImportRun?> Find(AuthorityId authority, ImportRunId run, CancellationToken cancellationToken);

    /// <summary>Null: the deployment's key that sealed it is gone.</summary>
    Task<ImportRehearsal?> Rehearsal(AuthorityId authority, ImportRunId run, CancellationToken cancellationToken);

    /// <summary>Null: it has not come to an end, was refused, or the key is gone.</summary>
    Task<ImportReport?> Report(AuthorityId authority, ImportRunId run, CancellationToken cancellationToken);

    /// <summary>Null: they are deleted, or the key is gone.</summary>
    Task<IReadOnlyDictionary<string, ReadOnlyMemory<byte>>?> Files(AuthorityId authority, ImportRunId run, CancellationToken cancellationToken);

    /// <summary>False: it waits no longer.</summary>
    Task<bool> Confirm(AuthorityId authority, ImportRunId run, Signature by, string reason, AdministrativeEntry entry, CancellationToken cancellationToken);

    /// <summary>False: it is being carried out, or has ended.</summary>
    Task<bool> Withdraw(AuthorityId authority, ImportRunId run, Instant at, AdministrativeEntry entry, CancellationToken cancellationToken);

    /// <summary>A run that broke off is carried on. False: it did not.</summary>
    Task<bool> TakeUp(AuthorityId authority, ImportRunId run, AdministrativeEntry entry, CancellationToken cancellationToken);

    /// <summary>The oldest run that is confirmed and that no living node carries out; null: there is none.</summary>
    /// <param name="silentSince">A node that has not said since then that it lives is taken for dead.</param>
    Task<ClaimedRun?> Claim(Instant now, Instant silentSince, CancellationToken cancellationToken);

    /// <summary>Says that the node lives, and how far it is. False: another has taken the run up.</summary>
    Task<bool> SayAlive(ClaimedRun claimed, int done, Instant now, CancellationToken cancellationToken);

    /// <summary>Lets go of a run, so that any node may take it up at once.</summary>
    Task Release(ClaimedRun claimed, ImportRunState state, CancellationToken cancellationToken);

    /// <summary>It has ended: the report is kept, the files are deleted.</summary>
    Task End(ClaimedRun claimed, ImportReport? report, string? refusal, int broughtIn, int notBroughtIn, Instant at, CancellationToken cancellationToken);

    /// <summary>Deletes the files of runs uploaded before then that nobody confirmed or carried on. Gives how many runs.</summary>
    Task<int> Expire(Instant uploadedBefore, Instant at, CancellationToken cancellationToken);
}
