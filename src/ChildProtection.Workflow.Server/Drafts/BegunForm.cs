namespace ChildProtection.Workflow.Server.Drafts;

/// <summary>A form that somebody began and has not sent, as a line of their list.</summary>
/// <param name="ChildName">As far as it is known: the case may not be opened yet.</param>
/// <param name="SavedAt">In words.</param>
/// <param name="Asked">False: what the form is for is not asked any more; somebody may have done it meanwhile.</param>
/// <param name="DeletedOn">The day on which it is deleted, in words, when that is near; null: it is not.</param>
public sealed record BegunForm(string Title, string? ChildName, string Path, string SavedAt, bool Asked, string? DeletedOn);
