namespace ChildProtection.Workflow.Server.Work;

/// <summary>A soft check that does not hold, as a page offers to let it pass.</summary>
/// <param name="Field">The id of the reason's field.</param>
/// <param name="Words">What does not hold.</param>
/// <param name="MayOverride">The reader holds a role that may.</param>
/// <param name="Roles">The roles that may, in words.</param>
/// <param name="Reason">What was typed.</param>
public sealed record OverrideView(string Field, string Words, bool MayOverride, string Roles, string Reason);
