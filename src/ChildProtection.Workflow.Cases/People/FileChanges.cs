using ChildProtection.Workflow.Cases.Access.Restricting;
using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People.Facts;

namespace ChildProtection.Workflow.Cases.People;

/// <summary>What is written into the file of people together: all of it in one transaction, with a step of a case or by itself, or nothing.</summary>
/// <param name="Signature">Who changes the file, and when.</param>
public sealed record FileChanges(AuthorityId Authority, Signature Signature)
{
    public IReadOnlyList<NewPerson> Persons { get; init; } = [];

    public IReadOnlyList<FactChange> Facts { get; init; } = [];

    public IReadOnlyList<FamilyPlace> Families { get; init; } = [];

    public IReadOnlyList<BegunRelation> Agencies { get; init; } = [];

    /// <summary>Of children who are put on file by these changes: there is no moment in which others could look.</summary>
    public IReadOnlyList<Restriction> Restrictions { get; init; } = [];

    public bool IsEmpty => Persons.Count == 0 && Facts.Count == 0 && Families.Count == 0 && Agencies.Count == 0 && Restrictions.Count == 0;
}
