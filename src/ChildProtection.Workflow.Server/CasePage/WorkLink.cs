namespace ChildProtection.Workflow.Server.CasePage;

/// <summary>An action of a case as its page lists it.</summary>
/// <param name="Title">What is offered.</param>
/// <param name="Path">The form; null when it is somebody else's.</param>
/// <param name="About">The record it is for, in words; null when it is for none.</param>
/// <param name="Role">Who may, in words.</param>
public sealed record WorkLink(string Title, string? Path, string? About, string Role);
