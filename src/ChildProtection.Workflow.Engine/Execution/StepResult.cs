using System.Collections.Immutable;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>What a step came to. Closed family.</summary>
public abstract record StepResult
{
    private StepResult()
    {
    }

    /// <summary>The case has taken the step.</summary>
    /// <param name="Snapshot">The case after it.</param>
    /// <param name="Entries">What to add to the journal, in order; empty when time passed and nothing was due.</param>
    /// <param name="StagesFired">How many reminders, due times and rungs were raised.</param>
    /// <param name="Before">What was derived before, for <see cref="Derivation.Diff"/>.</param>
    /// <param name="After">What is derived now.</param>
    public sealed record Accepted(
        CaseSnapshot Snapshot,
        ImmutableArray<JournalEntry> Entries,
        int StagesFired,
        Derivation Before,
        Derivation After) : StepResult;

    /// <summary>The input cannot be taken as it is; nothing has changed, and no stage was fired either.</summary>
    /// <param name="Reasons">At least one.</param>
    public sealed record Refused(ImmutableArray<Refusal> Reasons) : StepResult;

    /// <summary>The step reached a bound or could not be finished: the case is parked for an operator. Nothing of it is kept.</summary>
    /// <param name="Code">Stable, from <see cref="RefusalCodes"/>.</param>
    /// <param name="Words">What happened, for the operator.</param>
    /// <param name="Trace">What the step did until then, a line each.</param>
    public sealed record Faulted(string Code, string Words, ImmutableArray<string> Trace) : StepResult;
}
