using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Runtime;

/// <summary>The hot path of the store: load, apply, sweep. One implementation a database, the same tests for both.</summary>
public interface ICaseStore
{
    /// <summary>
    /// Loads cases, one answer each in order; null when the authority has no such case. With a command key, also says whether that command was applied before: a
    /// repeated command must be answered with what it did, not decided anew against a case that has moved on. At most <see cref="ApplyStepsMax"/>.
    /// </summary>
    Task<IReadOnlyList<LoadedCase?>> Load(IReadOnlyList<CaseToLoad> cases, CancellationToken cancellationToken);

    /// <summary>
    /// Writes decided steps set-wise: one statement and one commit for the whole list, each case's version checked by itself, so that one
    /// conflict fails one case. Returns after the commit; when it throws, nothing of the list is written, except that after a broken connection
    /// the outcome is unknown: repeat with the same command key. At most <see cref="ApplyStepsMax"/> steps, at most one a case.
    /// </summary>
    /// <exception cref="ArgumentException">The list breaks a rule of <see cref="DecidedStep"/>: a defect of the caller; nothing is written.</exception>
    Task<IReadOnlyList<ApplyOutcome>> Apply(IReadOnlyList<DecidedStep> steps, CancellationToken cancellationToken);

    /// <summary>
    /// Writes a step and changes of the file of people in one transaction: both, or neither. A change of the file that is not as it was seen is a conflict of the step.
    /// </summary>
    Task<ApplyOutcome> ApplyWith(DecidedStep step, FileChanges changes, CancellationToken cancellationToken);

    /// <summary>
    /// Claims up to <paramref name="batch"/> cases with a stage due at or before <paramref name="now"/> in due order, lets <paramref name="decide"/>
    /// decide each (called once with all of them; one answer a case, in order), and writes everything in the claiming transaction.
    /// Other nodes skip what is claimed; a node that dies releases it. Parked cases are passed over until <see cref="RetryParked"/>.
    /// Zero cases: nothing is due that nobody else holds. Run several at once to decide one batch while another is written.
    /// </summary>
    /// <param name="batch">1 to <see cref="ApplyStepsMax"/>.</param>
    Task<SweepOutcome> Sweep(Instant now, int batch, Func<IReadOnlyList<LoadedCase>, IReadOnlyList<SweepDecision>> decide, CancellationToken cancellationToken);

    /// <summary>
    /// Replaces the snapshot of a case, and nothing else: what its journal made again, where the stored one could not be read. False when the case is not at
    /// the head's version and last entry any more, and nothing is written.
    /// </summary>
    Task<bool> ReplaceSnapshot(CaseHead rebuilt, CancellationToken cancellationToken);

    /// <summary>Parks a case as an incident, as the sweep does. False when there is none, or it is parked: then nothing is written.</summary>
    Task<bool> Park(AuthorityId authority, CaseId caseId, SweepDecision.Park why, Instant now, CancellationToken cancellationToken);

    /// <summary>Lets the sweep take a parked case up again and resolves its open incidents. False when the case is not parked.</summary>
    Task<bool> RetryParked(AuthorityId authority, CaseId caseId, string by, Instant now, CancellationToken cancellationToken);

    /// <summary>The due time of the oldest stage that has not fired, parked cases included; null when none waits. For the health of deadlines.</summary>
    Task<Instant?> OldestUnfiredStage(CancellationToken cancellationToken);

    /// <summary>The most steps in one call of <see cref="Apply"/>, and the most cases in one batch of <see cref="Sweep"/>.</summary>
    public const int ApplyStepsMax = 1_000;

    /// <summary>The incident code of a case whose stored deadline is due although its derivation says that nothing is.</summary>
    public const string RowsDisagreeCode = "CPW5001";

    /// <summary>The incident code of a case whose step failed with a defect of the program.</summary>
    public const string StepFailedCode = "CPW5003";
}
