namespace ChildProtection.Workflow.Server.Visits;

/// <summary>How to reach somebody.</summary>
/// <param name="Who">Their name.</param>
/// <param name="How">In words, with what to avoid.</param>
/// <param name="Telephone">To be rung from a telephone, digits with a plus before them where it stood; null: it is no telephone.</param>
public sealed record SafeContact(string Who, string How, string? Telephone);
