namespace ChildProtection.Workflow.Server.CasePage;

/// <summary>The records of one kind, the latest first.</summary>
public sealed record RecordList(string Title, IReadOnlyList<RecordEntry> Entries);
