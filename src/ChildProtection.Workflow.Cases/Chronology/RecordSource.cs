namespace ChildProtection.Workflow.Cases.Chronology;

/// <summary>The record of the case that is the source of an event.</summary>
/// <param name="List">The record list of the definition, such as <c>visit</c>.</param>
/// <param name="Record">Its id within the case.</param>
public sealed record RecordSource(string List, string Record);
