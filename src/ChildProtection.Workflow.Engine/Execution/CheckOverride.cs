namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>A soft check let pass with a reason.</summary>
/// <param name="Check">The check's name, such as <c>hold_conference.1</c>.</param>
/// <param name="Reason">In the words of whoever overrides; not empty.</param>
/// <param name="Role">The role in which it is done, and which the actor holds: one that the check allows, or, where it cannot wait, any.</param>
/// <param name="CannotWait">
/// The child cannot wait for somebody else's word, or it has happened already: whoever was stopped lets it pass alone, and somebody else looks at it afterwards.
/// </param>
public sealed record CheckOverride(string Check, string Reason, string Role, bool CannotWait = false);
