using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People.Births;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Staff;

namespace ChildProtection.Workflow.Cases.Work;

/// <summary>
/// One piece of work for several children: recorded once, thought about child by child. Each child's case is asked and stepped by itself, and nothing of one
/// child's answers reaches another's record; what belongs together is written in one transaction.
/// </summary>
public sealed class WorkTogether(ICaseStore store, CaseWork work, CaseDecider decider)
{
    /// <summary>The most cases that one piece of work is recorded for together: more than the children of any family.</summary>
    public const int CasesMax = 20;

    /// <summary>Gives each case its own input: all of them, or, where one is refused, none.</summary>
    /// <param name="by">Who; what they may is asked for each case by itself.</param>
    /// <param name="given">What, 1 to <see cref="CasesMax"/>; each case once.</param>
    /// <param name="commandKey">The idempotency key of the whole: each case makes its own of it.</param>
    /// <param name="cancellationToken">Given up before the commit, or not at all.</param>
    public async Task<TogetherOutcome> Give(StaffMember by, IReadOnlyList<GivenCase> given, string commandKey, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfZero(given.Count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(given.Count, CasesMax);
        var keys = given.Select(one => CaseWork.KeyOf(by, one.Case, one.Input, commandKey)).ToList();
        var loaded = await store.Load([.. given.Zip(keys, (one, key) => new CaseToLoad(by.Authority, one.Case, key))], cancellationToken);
        var seen = await decider.StaffAsSeen(cancellationToken);
        var tried = new List<Tried>();
        for (var index = 0; index < given.Count; index++)
        {
            var (one, found) = (given[index], loaded[index]);
            tried.Add(
                !CaseWork.Allows(by, one.Input) ? new Tried(CaseWork.NotAllowed())
                : found is null ? new Tried(new WorkOutcome.NotFound())
                : found.AppliedVersion is { } applied ? new Tried(new WorkOutcome.Done(one.Case, applied, []))
                : await work.Try(by, found, one.Input, seen, keys[index], one.OnScreen, cancellationToken));
        }
        var refused = given.Zip(tried)
            .Where(pair => pair.Second.Answer is not (null or WorkOutcome.Done))
            .ToDictionary(pair => pair.First.Case, pair => pair.Second.Answer!);
        return refused.Count > 0
            ? new TogetherOutcome.NotTaken(refused, [.. given.Where((_, index) => loaded[index]?.AppliedVersion is not null).Select(one => one.Case)])
            : await Write(by, given, tried, commandKey, cancellationToken);
    }

    private async Task<TogetherOutcome> Write(
        StaffMember by, IReadOnlyList<GivenCase> given, List<Tried> tried, string commandKey, CancellationToken cancellationToken)
    {
        // What says of a birth is written with the file of the child, by itself.
        var steps = tried.Select(one => one.Decision).OfType<Decision.Accepted>().Where(step => !BirthOnFile.IsToldBy(step)).ToList();
        var applied = new Queue<ApplyOutcome>(steps.Count == 0 ? [] : await store.Apply([.. steps.Select(step => step.Step)], cancellationToken));
        var done = new List<WorkOutcome.Done>();
        var reasons = new Dictionary<CaseId, WorkOutcome>();
        foreach (var (one, answer) in given.Zip(tried))
        {
            var outcome = answer.Decision is Decision.Accepted accepted && !BirthOnFile.IsToldBy(accepted) ? work.Written(accepted, applied.Dequeue()) : answer.Answer;
            // The case moved on between the decision and the commit: it is decided afresh by itself.
            outcome ??= await work.Give(by, one.Case, one.Input, commandKey, one.OnScreen, cancellationToken);
            if (outcome is WorkOutcome.Done recorded)
            {
                done.Add(recorded);
            }
            else
            {
                reasons[one.Case] = outcome;
            }
        }
        return reasons.Count == 0 ? new TogetherOutcome.Done(done) : new TogetherOutcome.NotTaken(reasons, [.. done.Select(recorded => recorded.Case)]);
    }
}
