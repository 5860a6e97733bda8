namespace ChildProtection.Workflow.Cases.Import;

/// <summary>Where a row stands.</summary>
/// <param name="Line">From 1; 0: the file as a whole.</param>
public readonly record struct RowPlace(string File, int Line);
