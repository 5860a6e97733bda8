namespace ChildProtection.Workflow.Server.Api;

/// <summary>A task set aside, or a missed deadline excused.</summary>
/// <param name="Record">The record that the task is for; null when it is for none.</param>
public sealed record ReasonBody(string? Reason, string? Record);
