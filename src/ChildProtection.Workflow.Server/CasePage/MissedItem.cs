namespace ChildProtection.Workflow.Server.CasePage;

/// <summary>A deadline that passed unmet: permanent, completed or not.</summary>
/// <param name="Outcome">What became of it, in words.</param>
/// <param name="Excused">Why it was excused; null when it was not.</param>
/// <param name="ExcusePath">Where it can be excused; null where the reader may not.</param>
public sealed record MissedItem(string Title, string Due, string Outcome, string? Excused, string? ExcusePath);
