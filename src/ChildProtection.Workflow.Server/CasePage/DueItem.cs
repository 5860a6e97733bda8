namespace ChildProtection.Workflow.Server.CasePage;

/// <summary>A running or waiting deadline of a case as its page explains it.</summary>
/// <param name="Title">What is due.</param>
/// <param name="Due">The date in words; null while it waits for its fact.</param>
/// <param name="Left">How long that is, or was; null while it waits.</param>
/// <param name="Overdue">The date has passed.</param>
/// <param name="Counted">How the date was counted: from which day, which days were skipped and why.</param>
/// <param name="ToCome">The reminders and rungs still to come.</param>
/// <param name="IfMissed">What happens then, beyond the ladder.</param>
/// <param name="Statutory">The law that sets it; null where none does.</param>
/// <param name="Basis">The rules it follows.</param>
public sealed record DueItem(
    string Title,
    string? Due,
    string? Left,
    bool Overdue,
    string? Counted,
    IReadOnlyList<string> ToCome,
    string? IfMissed,
    string? Statutory,
    IReadOnlyList<string> Basis);
