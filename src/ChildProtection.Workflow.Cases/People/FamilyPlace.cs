using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Cases.People;

/// <summary>A child's place in a family group.</summary>
/// <param name="NewName">The name of a group that is made for it; null: the group is there.</param>
public sealed record FamilyPlace(ChildId Child, FamilyId Family, string? NewName);
