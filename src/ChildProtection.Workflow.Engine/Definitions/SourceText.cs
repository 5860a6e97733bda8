namespace ChildProtection.Workflow.Engine.Definitions;

/// <summary>A file as it was written, kept so that a published definition can be read again.</summary>
/// <param name="Path">As it was asked for, with forward slashes.</param>
/// <param name="Text">The whole text, unchanged.</param>
public sealed record SourceText(string Path, string Text);
