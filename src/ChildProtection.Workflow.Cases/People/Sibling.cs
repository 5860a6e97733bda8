using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Cases.People;

/// <summary>Another child of the same family group.</summary>
/// <param name="OpenCase">Null: none is open.</param>
public sealed record Sibling(ChildId Child, string Name, CaseId? OpenCase);
