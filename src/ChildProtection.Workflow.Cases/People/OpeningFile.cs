using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People.Facts;
using NodaTime;
using NodaTime.Text;

namespace ChildProtection.Workflow.Cases.People;

/// <summary>What the opening of a case puts on file about a child who is new.</summary>
public static class OpeningFile
{
    /// <summary>Where the numbers of derived ids begin that are no facts'.</summary>
    private const int FirstRelative = 100_000;
    private const int FirstSeries = 200_000;

    /// <param name="command">The command that opens the case; the ids of the facts are made from it.</param>
    public static FileChanges Of(AuthorityId authority, Signature signature, Guid command, NewChild child)
    {
        var subject = SubjectId.Of(child.Id);
        var facts = new List<FactChange>();
        Add(FactKinds.Name, FactValue.Of(("given", child.GivenName), ("family", child.FamilyName)));
        if (child.BornOn is not null || child.ExpectedOn is not null)
        {
            Add(FactKinds.Born, FactValue.Of(("on", Iso(child.BornOn)), ("expected", Iso(child.ExpectedOn))));
        }
        if (child.NhsNumber is { } number)
        {
            Add(FactKinds.NhsNumber, FactValue.Of(("number", number)));
        }
        foreach (var other in child.ToldApart)
        {
            Tie(subject, FactKinds.ToldApart, FactValue.Of(("reason", child.ToldApartBecause)), SubjectId.Of(other));
        }
        var persons = new List<NewPerson> { new(PersonId.Of(child.Id), IsChild: true) };
        foreach (var (relative, index) in child.Relatives.Select((relative, index) => (relative, index)))
        {
            var person = relative.Known ?? relative.NewId ?? new PersonId(FactIds.Derived(command, FirstRelative + index));
            if (relative.Known is null)
            {
                persons.Add(new NewPerson(person, IsChild: relative.Kind == "sibling"));
                facts.Add(Begun(SubjectId.Of(person), FactKinds.Name, Guid.Empty, null, FactValue.Of(("given", relative.GivenName), ("family", relative.FamilyName))));
            }
            Tie(subject, FactKinds.Relationship, FactValue.Of(("kind", relative.Kind), ("parental_responsibility", "not_known")), SubjectId.Of(person));
        }
        return new FileChanges(authority, signature)
        {
            Persons = persons,
            Facts = facts,
            Families = [child.Family is { } family ? new FamilyPlace(child.Id, family, null) : new FamilyPlace(child.Id, child.OwnFamily, child.FamilyName)],
        };

        void Add(FactKind kind, FactValue value) => facts.Add(Begun(subject, kind, Guid.Empty, null, value));

        void Tie(SubjectId of, FactKind kind, FactValue value, SubjectId about) => facts.Add(Begun(of, kind, FactIds.Derived(command, FirstSeries + facts.Count), about, value));

        FactChange.Begin Begun(SubjectId of, FactKind kind, Guid series, SubjectId? about, FactValue value) =>
            new(FactIds.Of(command, facts.Count), of, kind, series, about, value, null, null);
    }

    private static string? Iso(LocalDate? day) => day is { } known ? LocalDatePattern.Iso.Format(known) : null;
}
