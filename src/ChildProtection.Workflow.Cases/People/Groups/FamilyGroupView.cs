using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Cases.People.Groups;

/// <summary>The family group of a child as one reader may see it: a child whose file is not there for them is in none of it.</summary>
/// <param name="Members">The other children of the group, by name.</param>
/// <param name="Others">Children on file around the child who are not in it.</param>
/// <param name="Journal">Who said what, the newest first, each with the child's name.</param>
public sealed record FamilyGroupView(
    CasePeople People, IReadOnlyList<(ChildId Child, string Name)> Members, IReadOnlyList<(ChildId Child, string Name)> Others, IReadOnlyList<(FamilyStatement Said, string Name)> Journal)
{
    /// <summary>Whether the reader may say that it was never so.</summary>
    public bool MayCorrect(FamilyStatement said) =>
        People.MayCorrect && said.Corrected is null && !Journal.TakeWhile(line => line.Said != said).Any(line => line.Said.Corrected is null && (line.Said.Family, line.Said.Child) == (said.Family, said.Child));
}
