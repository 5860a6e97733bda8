namespace ChildProtection.Workflow.Server.Work;

/// <summary>A soft check that does not hold, as a page offers to let it pass.</summary>
/// <param name="Field">The id of the reason's field.</param>
/// <param name="Words">What does not hold.</param>
/// <param name="Alone">The reader may let it pass for themselves: a rule leaves it to whoever does the work. Else somebody else gives their word, unless the child cannot wait.</param>
/// <param name="Roles">The roles that may, in words.</param>
/// <param name="WordPath">Where one of them gives their word.</param>
/// <param name="Reason">What was typed.</param>
public sealed record OverrideView(string Field, string Words, bool Alone, string Roles, string WordPath, string Reason);
