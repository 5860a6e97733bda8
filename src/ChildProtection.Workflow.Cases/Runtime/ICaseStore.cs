using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Runtime;

/// <summary>The hot path of the store: load, apply, sweep. One implementation a database, the same tests for both.</summary>
public interface ICaseStore
{
    /// <summary>Loads one case; null when the authority has no such case.</summary>
    Task<LoadedCase?> Load(AuthorityId authority, CaseId caseId, CancellationToken cancellationToken);

    /// <summary>
    /// Writes decided steps set-wise: one statement and one commit for the whole list, each case's version checked by itself, so that one
    /// conflict fails one case. Returns after the commit. At most <see cref="ApplyStepsMax"/> steps, at most one a case.
    /// </summary>
    Task<IReadOnlyList<ApplyOutcome>> Apply(IReadOnlyList<DecidedStep> steps, CancellationToken cancellationToken);

    /// <summary>
    /// Claims up to <paramref name="batch"/> cases with a stage due at or before <paramref name="now"/> in due order, lets <paramref name="decide"/>
    /// decide each (called once with all of them; one answer a case, in order), and writes everything in the claiming transaction.
    /// Other nodes skip what is claimed; a node that dies releases it.
    /// </summary>
    Task<SweepOutcome> Sweep(Instant now, int batch, Func<IReadOnlyList<LoadedCase>, IReadOnlyList<SweepDecision>> decide, CancellationToken cancellationToken);

    /// <summary>The most steps in one call of <see cref="Apply"/>.</summary>
    public const int ApplyStepsMax = 1_000;
}
