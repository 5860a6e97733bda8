using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.Runtime;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Tests.Work;

/// <summary>The real store, before which somebody else gets ahead of the first applies.</summary>
internal sealed class OvertakenStore(ICaseStore real, int times, Func<Task> somebodyElse) : ICaseStore
{
    private int _left = times;

    public int Loads { get; private set; }

    public Task<IReadOnlyList<LoadedCase?>> Load(IReadOnlyList<CaseToLoad> cases, CancellationToken cancellationToken)
    {
        Loads++;
        return real.Load(cases, cancellationToken);
    }

    public async Task<IReadOnlyList<ApplyOutcome>> Apply(IReadOnlyList<DecidedStep> steps, CancellationToken cancellationToken)
    {
        if (_left-- > 0)
        {
            await somebodyElse();
        }
        return await real.Apply(steps, cancellationToken);
    }

    public async Task<ApplyOutcome> ApplyWith(DecidedStep step, FileChanges changes, CancellationToken cancellationToken)
    {
        if (_left-- > 0)
        {
            await somebodyElse();
        }
        return await real.ApplyWith(step, changes, cancellationToken);
    }

    public Task<SweepOutcome> Sweep(
        Instant now, int batch, Func<IReadOnlyList<LoadedCase>, IReadOnlyList<SweepDecision>> decide, CancellationToken cancellationToken) =>
        real.Sweep(now, batch, decide, cancellationToken);

    public Task<bool> ReplaceSnapshot(CaseHead rebuilt, CancellationToken cancellationToken) => real.ReplaceSnapshot(rebuilt, cancellationToken);

    public Task<bool> Park(AuthorityId authority, CaseId caseId, SweepDecision.Park why, Instant now, CancellationToken cancellationToken) =>
        real.Park(authority, caseId, why, now, cancellationToken);

    public Task<bool> RetryParked(AuthorityId authority, CaseId caseId, string by, Instant now, CancellationToken cancellationToken) =>
        real.RetryParked(authority, caseId, by, now, cancellationToken);

    public Task<Instant?> OldestUnfiredStage(CancellationToken cancellationToken) => real.OldestUnfiredStage(cancellationToken);
}
