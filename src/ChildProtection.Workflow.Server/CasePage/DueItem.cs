namespace ChildProtection.Workflow.Server.CasePage;

/// <summary>A running or waiting deadline of a case as its page explains it.</summary>
/// <param name="Title">What is due.</param>
/// <param name="Why">Why it matters; null where the definition does not say.</param>
/// <param name="Fact">The fact it counts from, with the values that were seen; or what it waits for.</param>
/// <param name="Limits">Each limit and how it was counted, the one that counts first, with skipped days by name.</param>
/// <param name="ToCome">The reminders and rungs still to come.</param>
/// <param name="GoesAway">What would make it go away.</param>
/// <param name="IfMissed">What happens then, beyond the ladder.</param>
/// <param name="Statutory">The law that sets it; null where none does.</param>
/// <param name="Basis">The rules it follows.</param>
public sealed record DueItem(
    string Title,
    string? Why,
    string? Fact,
    IReadOnlyList<string> Limits,
    IReadOnlyList<string> ToCome,
    IReadOnlyList<string> GoesAway,
    string? IfMissed,
    string? Statutory,
    IReadOnlyList<string> Basis);
