using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.Runtime;
using NodaTime;

namespace ChildProtection.Workflow.Storage.GroupCommit;

/// <summary>Joins the loads, and the steps, of callers that wait anyway into one statement and one commit; a lone caller waits for nobody.</summary>
/// <param name="inner">What serves the groups.</param>
public sealed class GroupCommitStore(ICaseStore inner) : ICaseStore
{
    /// <summary>The most cases or steps in one group.</summary>
    public const int GroupStepsMax = 256;

    /// <summary>Groups being loaded, and groups being written, at once.</summary>
    public const int GroupsInFlightMax = CallerGroups<CaseToLoad, LoadedCase?>.GroupsInFlightMax;

    private readonly LoadGroups _loads = new(inner);
    private readonly StepGroups _steps = new(inner);

    public async Task<IReadOnlyList<LoadedCase?>> Load(IReadOnlyList<CaseToLoad> cases, CancellationToken cancellationToken) =>
        cases.Count == 1 ? [await _loads.Join(cases[0], cancellationToken)] : await inner.Load(cases, cancellationToken);

    /// <inheritdoc/>
    /// <remarks>Cancelling leaves a caller's steps out as long as their group is not being written; after that the outcome is awaited.</remarks>
    public Task<IReadOnlyList<ApplyOutcome>> Apply(IReadOnlyList<DecidedStep> steps, CancellationToken cancellationToken) =>
        steps.Count is 0 or > GroupStepsMax ? inner.Apply(steps, cancellationToken) : _steps.Join(steps, cancellationToken);

    /// <inheritdoc/>
    /// <remarks>Never in a group: what it changes beside the case would keep the others waiting.</remarks>
    public Task<ApplyOutcome> ApplyWith(DecidedStep step, FileChanges changes, CancellationToken cancellationToken) => inner.ApplyWith(step, changes, cancellationToken);

    public Task<SweepOutcome> Sweep(Instant now, int batch, Func<IReadOnlyList<LoadedCase>, IReadOnlyList<SweepDecision>> decide, CancellationToken cancellationToken) =>
        inner.Sweep(now, batch, decide, cancellationToken);

    public Task<bool> ReplaceSnapshot(CaseHead rebuilt, CancellationToken cancellationToken) => inner.ReplaceSnapshot(rebuilt, cancellationToken);

    public Task<bool> Park(AuthorityId authority, CaseId caseId, SweepDecision.Park why, Instant now, CancellationToken cancellationToken) =>
        inner.Park(authority, caseId, why, now, cancellationToken);

    public Task<bool> RetryParked(AuthorityId authority, CaseId caseId, string by, Instant now, CancellationToken cancellationToken) =>
        inner.RetryParked(authority, caseId, by, now, cancellationToken);

    public Task<Instant?> OldestUnfiredStage(CancellationToken cancellationToken) => inner.OldestUnfiredStage(cancellationToken);
}
