using ChildProtection.Workflow.Cases.Access.Restricting;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People.Facts;

namespace ChildProtection.Workflow.Cases.People;

/// <summary>
/// Everybody around a child as it is on file: the child, those of the child's households now and before, those related to the child, and the facts about all of
/// them and about the households. Unnarrowed: what a reader may see of it is made by <see cref="Access.PeopleSight"/>.
/// </summary>
/// <param name="Child">Whose file it is: of several records of one child, the one that counts.</param>
/// <param name="Persons">The child first.</param>
/// <param name="Facts">Current, past and corrected ones.</param>
public sealed record PeopleFile(PersonCard Child, IReadOnlyList<PersonCard> Persons, IReadOnlyList<Fact> Facts)
{
    /// <summary>The other children of the child's family groups.</summary>
    public IReadOnlyList<PersonId> Group { get; init; } = [];

    public IEnumerable<SubjectId> Households => Facts.Where(fact => fact.Kind == FactKinds.LivesIn && fact.About is not null).Select(fact => fact.About!.Value).Distinct();

    /// <summary>As it is for whoever those files are not there for: without the children, and without whatever is said of them.</summary>
    public PeopleFile Without(HiddenFiles hidden) => this with
    {
        Persons = [.. Persons.Where(person => !hidden.Hides(person.Id))],
        Group = [.. Group.Where(child => !hidden.Hides(child))],
        Facts = [.. Facts.Where(fact => !hidden.Hides(fact.Subject) && !(fact.About is { } about && hidden.Hides(about)))],
    };

    /// <summary>The records of the child whose file it is, the one that counts first.</summary>
    public IEnumerable<PersonCard> Records => Persons.Where(person => person.IsOtherRecord).Prepend(Child);

    public PersonCard? Person(SubjectId id) => Persons.FirstOrDefault(person => person.Id.Value == id.Value);

    public IEnumerable<Fact> Of(SubjectId subject) => Facts.Where(fact => fact.Subject == subject);

    /// <summary>The value that holds now, of a kind of which there is one at a time.</summary>
    public Fact? Now(SubjectId subject, FactKind kind) => Facts.FirstOrDefault(fact => fact.Subject == subject && fact.Kind == kind && fact.IsOpen);
}
