using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People.Facts;
using NodaTime;
using NodaTime.Text;

namespace ChildProtection.Workflow.Cases.People;

/// <summary>What the opening of a case puts on file about a child who is new.</summary>
public static class OpeningFile
{
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
        return new FileChanges(authority, signature)
        {
            Persons = [new NewPerson(PersonId.Of(child.Id), IsChild: true)],
            Facts = facts,
            Families = [child.Family is { } family ? new FamilyPlace(child.Id, family, null) : new FamilyPlace(child.Id, child.OwnFamily, child.FamilyName)],
        };

        void Add(FactKind kind, FactValue value) =>
            facts.Add(new FactChange.Begin(FactIds.Of(command, facts.Count), subject, kind, Guid.Empty, null, value, null, null));
    }

    private static string? Iso(LocalDate? day) => day is { } known ? LocalDatePattern.Iso.Format(known) : null;
}
