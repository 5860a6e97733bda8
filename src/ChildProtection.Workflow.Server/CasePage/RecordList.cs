namespace ChildProtection.Workflow.Server.CasePage;

/// <summary>The records of one kind, the latest first.</summary>
/// <param name="Name">The list in the definition, by which a link leads to it.</param>
public sealed record RecordList(string Name, string Title, IReadOnlyList<RecordEntry> Entries);
