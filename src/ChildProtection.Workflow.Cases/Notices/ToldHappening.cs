namespace ChildProtection.Workflow.Cases.Notices;

/// <summary>What happened, and who is told; each person once.</summary>
public sealed record ToldHappening(Happening Happening, IReadOnlyList<Addressee> To);
