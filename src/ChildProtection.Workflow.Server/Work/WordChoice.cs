namespace ChildProtection.Workflow.Server.Work;

/// <summary>A check that somebody may let pass for a colleague.</summary>
/// <param name="Name">The check's name.</param>
/// <param name="Words">What does not hold.</param>
/// <param name="Role">The role in which they may.</param>
public sealed record WordChoice(string Name, string Words, string Role);
