namespace ChildProtection.Workflow.Cases.Runtime;

/// <summary>What firing the due stages of one claimed case came to. Closed family.</summary>
public abstract record SweepDecision
{
    private SweepDecision()
    {
    }

    /// <summary>Stages fired, or rows put right: write this.</summary>
    /// <param name="StagesFired">How many reminders and rungs were raised.</param>
    public sealed record Fire(DecidedStep Step, int StagesFired) : SweepDecision;

    /// <summary>
    /// Derived again, nothing is due: the duty was met while the case was being claimed. Where the stored rows still say otherwise, rows and derivation
    /// disagree, and the store parks the case so that a person looks (code <see cref="ICaseStore.RowsDisagreeCode"/>).
    /// </summary>
    public sealed record NothingDue : SweepDecision;

    /// <summary>What is stored of the case cannot be read: nothing is written, and it stays due until it was made again from its journal.</summary>
    public sealed record LeaveUnread : SweepDecision;

    /// <summary>The case could not be stepped: park it as an incident with its trace; the others go on.</summary>
    public sealed record Park(string Code, string Words, string Trace) : SweepDecision;
}
