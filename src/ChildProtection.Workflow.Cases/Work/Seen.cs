namespace ChildProtection.Workflow.Cases.Work;

/// <summary>What somebody had before their eyes when they decided what to give to a case.</summary>
/// <param name="Version">The case's version; needed for corrections, so that nobody silently overwrites another.</param>
/// <param name="Task">
/// The key of the open task that is completed; null: whichever is open. A task that opens anew when it is done would otherwise be done twice where two
/// people had its form open.
/// </param>
public sealed record Seen(long? Version = null, string? Task = null);
