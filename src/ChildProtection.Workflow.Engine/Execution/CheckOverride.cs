namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>A soft check let pass with a reason.</summary>
/// <param name="Check">The check's name, such as <c>hold_conference.1</c>.</param>
/// <param name="Reason">In the words of whoever overrides; not empty.</param>
/// <param name="Role">The role in which it is done; one that the check allows and the actor holds.</param>
public sealed record CheckOverride(string Check, string Reason, string Role);
