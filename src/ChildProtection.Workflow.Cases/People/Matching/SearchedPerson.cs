using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Cases.People.Matching;

/// <summary>Somebody found whom the searcher may see.</summary>
/// <param name="Cases">The cases through which they may: the child's own, or those of the children that the person belongs to. At least one.</param>
public sealed record SearchedPerson(PersonCard Card, IReadOnlyList<SearchedPerson.Through> Cases)
{
    /// <param name="Case">The case.</param>
    /// <param name="Child">Whose case it is.</param>
    /// <param name="Closed">It has come to its end.</param>
    public sealed record Through(CaseId Case, PersonCard Child, bool Closed);
}
