namespace ChildProtection.Workflow.Engine.Definitions.Checking;

/// <summary>One line of a transition list with where it belongs.</summary>
/// <param name="Cause">What it answers, as a word that is the same wherever the same thing is answered.</param>
/// <param name="Work">The task or action whose outcome it is; null: none.</param>
internal sealed record Line(State State, Transition Transition, string Cause, Work? Work)
{
    public const string Automatic = "always";

    /// <summary>Where it leads; null: nowhere.</summary>
    public string? Target => Transition.To ?? Transition.Resume;
}
