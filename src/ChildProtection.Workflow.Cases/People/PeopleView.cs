using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People.Facts;

namespace ChildProtection.Workflow.Cases.People;

/// <summary>The people around a child as one reader may see them. Made by <see cref="Access.PeopleSight.See"/> alone: what is withheld is not in it.</summary>
public sealed class PeopleView
{
    internal PeopleView(PersonCard child, IReadOnlyList<PersonCard> persons, IReadOnlyList<Fact> facts, IReadOnlySet<SubjectId> restricted, bool isCleared) =>
        (Child, Persons, Facts, Restricted, IsCleared) = (child, persons, facts, restricted, isCleared);

    public PersonCard Child { get; }

    /// <summary>What the child is called on the pages.</summary>
    public string CalledName => People.CalledName.Of(
        (Now(SubjectId.Of(Child.Id), FactKinds.KnownAs)?.Value as FactValue.Said)?["name"], Child.GivenName, Child.FamilyName);

    /// <summary>The child first.</summary>
    public IReadOnlyList<PersonCard> Persons { get; }

    public IReadOnlyList<Fact> Facts { get; }

    /// <summary>The other children of the child's family groups.</summary>
    public IReadOnlyList<PersonId> Group { get; internal init; } = [];

    /// <summary>The persons and households whose location is restricted.</summary>
    public IReadOnlySet<SubjectId> Restricted { get; }

    /// <summary>The reader sees restricted locations.</summary>
    public bool IsCleared { get; }

    /// <summary>Of the child and of others, now and before.</summary>
    public IEnumerable<SubjectId> Households => Facts.Where(fact => fact.Kind == FactKinds.LivesIn && fact.About is not null).Select(fact => fact.About!.Value).Distinct();

    public PersonCard? Person(SubjectId id) => Persons.FirstOrDefault(person => person.Id.Value == id.Value);

    public IEnumerable<Fact> Of(SubjectId subject) => Facts.Where(fact => fact.Subject == subject);

    public Fact? Now(SubjectId subject, FactKind kind) => Facts.FirstOrDefault(fact => fact.Subject == subject && fact.Kind == kind && fact.IsOpen);

    /// <summary>The household in which somebody lives now; null: not on file.</summary>
    public SubjectId? HomeOf(SubjectId person) => Now(person, FactKinds.LivesIn)?.About;

    /// <summary>Who lives or lived there.</summary>
    public IEnumerable<Fact> Members(SubjectId household) => Facts.Where(fact => fact.Kind == FactKinds.LivesIn && fact.About == household);
}
