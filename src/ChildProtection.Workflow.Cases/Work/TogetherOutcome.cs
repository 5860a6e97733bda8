using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Cases.Work;

/// <summary>What became of work that was recorded for several cases together. Closed family.</summary>
public abstract record TogetherOutcome
{
    private TogetherOutcome()
    {
    }

    /// <summary>Recorded in every case.</summary>
    public sealed record Done(IReadOnlyList<WorkOutcome.Done> Cases) : TogetherOutcome;

    /// <summary>Not recorded in every case: sent again with the same key, what is recorded stays as it is and only the rest is tried.</summary>
    /// <param name="Reasons">Why not, by case.</param>
    /// <param name="Recorded">
    /// Cases in which it was recorded all the same. Mostly none: everything is decided before anything is written. Another's work between the two can
    /// refuse one case after the others were recorded, and theirs stands.
    /// </param>
    public sealed record NotTaken(IReadOnlyDictionary<CaseId, WorkOutcome> Reasons, IReadOnlyList<CaseId> Recorded) : TogetherOutcome;
}
