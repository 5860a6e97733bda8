namespace ChildProtection.Workflow.Cases.Runtime;

/// <summary>What became of one decided step. Closed family; one per step, in the order given.</summary>
public abstract record ApplyOutcome
{
    private ApplyOutcome()
    {
    }

    /// <summary>Written and committed.</summary>
    public sealed record Applied : ApplyOutcome;

    /// <summary>The case moved on meanwhile: load again, decide again.</summary>
    public sealed record Conflict : ApplyOutcome;

    /// <summary>The command key was seen before: the step it made is the answer.</summary>
    public sealed record AlreadyApplied(long Version) : ApplyOutcome;
}
