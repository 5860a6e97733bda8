using System.Data.Common;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Runtime;

namespace ChildProtection.Workflow.Storage.GroupCommit;

/// <summary>Callers whose steps go into one statement and one commit. A case is in one group at a time; a list of several steps stays one commit.</summary>
internal sealed class StepGroups(ICaseStore inner) : CallerGroups<IReadOnlyList<DecidedStep>, IReadOnlyList<ApplyOutcome>>
{
    protected override int GroupSizeMax => GroupCommitStore.GroupStepsMax;

    protected override int SizeOf(IReadOnlyList<DecidedStep> ask) => ask.Count;

    protected override IReadOnlyCollection<(AuthorityId Authority, CaseId Case)> CasesOf(IReadOnlyList<DecidedStep> ask) =>
        ask.Count == 1 ? [(ask[0].Head.Authority, ask[0].Head.Case)] : ask.Select(step => (step.Head.Authority, step.Head.Case)).ToHashSet();

    protected override async Task<IReadOnlyList<IReadOnlyList<ApplyOutcome>>> Serve(IReadOnlyList<IReadOnlyList<DecidedStep>> asks)
    {
        if (asks.Count == 1)
        {
            return [await inner.Apply(asks[0], CancellationToken.None)];
        }
        var outcomes = await inner.Apply([.. asks.SelectMany(steps => steps)], CancellationToken.None);
        var from = 0;
        var answers = new List<IReadOnlyList<ApplyOutcome>>(asks.Count);
        foreach (var steps in asks)
        {
            answers.Add([.. outcomes.Skip(from).Take(steps.Count)]);
            from += steps.Count;
        }
        return answers;
    }

    /// <summary>After a broken connection nobody knows what was written; what the database refused was not.</summary>
    protected override bool MayBeOneOfThem(Exception failure) => failure is DbException { IsTransient: false } or ArgumentException;
}
