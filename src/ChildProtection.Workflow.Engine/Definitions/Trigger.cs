namespace ChildProtection.Workflow.Engine.Definitions;

/// <summary>What a handler answers. Closed family.</summary>
public abstract record Trigger
{
    private Trigger()
    {
    }

    /// <summary>A signal arrived.</summary>
    public sealed record OfSignal(string Signal) : Trigger;

    /// <summary>A deadline passed unmet.</summary>
    public sealed record OfMissed(string Deadline) : Trigger;

    /// <summary>A fact was corrected, and a transition that was taken on it would not have been taken, or another would have been. See <see cref="Correction"/>.</summary>
    public sealed record OfCorrection : Trigger;

    /// <summary>A correction says that something happened earlier than was entered, or takes away something missed. See <see cref="Correction"/>.</summary>
    public sealed record OfBackdating : Trigger;

    /// <summary>A soft check was let pass. See <see cref="PassedCheck"/>.</summary>
    public sealed record OfPassedCheck : Trigger;

    /// <summary>A state reached its final state.</summary>
    /// <param name="StatePath">The whole path.</param>
    public sealed record OfDone(string StatePath) : Trigger;
}
