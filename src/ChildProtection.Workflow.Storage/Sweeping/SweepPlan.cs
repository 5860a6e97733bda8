using ChildProtection.Workflow.Cases.Runtime;

namespace ChildProtection.Workflow.Storage.Sweeping;

/// <summary>The decisions on one claimed batch, sorted by what the store has to do about them. Indexes are those of the claimed cases.</summary>
internal sealed record SweepPlan(
    IReadOnlyList<(int Index, SweepDecision.Fire Fire)> Fires,
    IReadOnlyList<(int Index, SweepDecision.Park Park)> Parks,
    IReadOnlyList<int> ToConfirm)
{
    /// <exception cref="InvalidOperationException">The decisions do not answer the claimed cases one by one: a defect of the caller.</exception>
    public static SweepPlan Of(IReadOnlyList<LoadedCase> cases, IReadOnlyList<SweepDecision> decisions)
    {
        if (decisions.Count != cases.Count)
        {
            throw new InvalidOperationException($"{cases.Count} cases were claimed, {decisions.Count} were decided.");
        }
        var fires = new List<(int, SweepDecision.Fire)>();
        var parks = new List<(int, SweepDecision.Park)>();
        var toConfirm = new List<int>();
        for (var index = 0; index < decisions.Count; index++)
        {
            switch (decisions[index])
            {
                case SweepDecision.Fire fire:
                    RequireSameCase(cases[index].Head, fire.Step);
                    fires.Add((index, fire));
                    if (fire.StagesFired == 0)
                    {
                        toConfirm.Add(index);
                    }
                    break;
                case SweepDecision.NothingDue:
                    toConfirm.Add(index);
                    break;
                case SweepDecision.LeaveUnread:
                    break;
                case SweepDecision.Park park:
                    parks.Add((index, park));
                    break;
                default:
                    throw new InvalidOperationException($"Unknown sweep decision {decisions[index].GetType().Name}.");
            }
        }
        return new SweepPlan(fires, parks, toConfirm);
    }

    /// <summary>Said of a case whose stored rows still claim a stage that its derivation does not know.</summary>
    public static SweepDecision.Park RowsDisagree { get; } = new(
        ICaseStore.RowsDisagreeCode,
        "A stored deadline is due, but derived again nothing is. The case is parked so that this does not repeat for ever; its deadlines need a look.",
        "");

    private static void RequireSameCase(CaseHead head, DecidedStep step)
    {
        if (step.Head.Authority != head.Authority || step.Head.Case != head.Case || step.ExpectedVersion != head.Version)
        {
            throw new InvalidOperationException($"Case {head.Case} at version {head.Version} was claimed; the decision is for case {step.Head.Case} at version {step.ExpectedVersion}.");
        }
    }
}
