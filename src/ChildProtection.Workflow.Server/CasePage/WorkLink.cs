namespace ChildProtection.Workflow.Server.CasePage;

/// <summary>A task or action of a case as its page lists it.</summary>
/// <param name="Title">What is asked or offered.</param>
/// <param name="Path">The form; null when it is somebody else's.</param>
/// <param name="About">The record it is for, in words; null when it is for none.</param>
/// <param name="Due">When it is due, in words; null when it has no date.</param>
/// <param name="Overdue">The date has passed.</param>
/// <param name="Role">Who is asked, in words.</param>
/// <param name="NotNeededPath">Where it can be set aside; null where the reader may not.</param>
public sealed record WorkLink(string Title, string? Path, string? About, string? Due, bool Overdue, string Role, string? NotNeededPath);
