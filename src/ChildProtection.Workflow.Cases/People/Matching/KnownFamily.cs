using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Cases.People.Matching;

/// <summary>A family group on file.</summary>
/// <param name="Eldest">Through whom the people around the family are found.</param>
/// <param name="Children">Given names, the eldest first: two families of one name are told apart by them.</param>
public sealed record KnownFamily(FamilyId Id, string Name, IReadOnlyList<string> Children, ChildId Eldest);
