namespace ChildProtection.Workflow.Server.Api;

/// <summary>Somebody's word that a colleague may go on although a check does not hold.</summary>
/// <param name="Role">The role in which it is given: one that the check allows.</param>
/// <param name="Record">The record that the work is for; null when it is for none.</param>
public sealed record PassBody(string? Reason, string? Role, string? Record);
