using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.People.Facts;
using ChildProtection.Workflow.Cases.Rules;

namespace ChildProtection.Workflow.Cases.Access;

/// <summary>
/// Whose location is restricted. What somebody decided counts; where nobody did, it is restricted once domestic abuse is flagged for any child of the
/// household (rules catalogue, section 0): forgetting to decide must not show an address.
/// </summary>
[Basis(
    "L7.6a",
    En = "Where somebody must not be found, address, school, doctor and contact are withheld from everybody who is not cleared, by default once domestic abuse is flagged.",
    Cy = "Lle na ddylid dod o hyd i rywun, cedwir cyfeiriad, ysgol, meddyg a chyswllt rhag pawb nad yw wedi’i glirio, yn ddiofyn unwaith y bydd cam-drin domestig wedi’i nodi.")]
public static class RestrictedLocations
{
    /// <param name="flagged">The children of whose cases domestic abuse is known or feared.</param>
    public static IReadOnlySet<SubjectId> Of(PeopleFile file, IReadOnlySet<SubjectId> flagged)
    {
        var living = file.Facts.Where(fact => fact.Kind == FactKinds.LivesIn && fact.Corrected is null && fact.About is not null).ToList();
        var households = file.Households
            .Where(home => Decided(file, home, FactKinds.RestrictedHousehold) ?? living.Any(fact => fact.About == home && flagged.Contains(fact.Subject)))
            .ToHashSet();
        var persons = file.Persons.Select(person => SubjectId.Of(person.Id))
            .Where(person => Decided(file, person, FactKinds.RestrictedPerson)
                ?? (flagged.Contains(person) || living.Any(fact => fact.Subject == person && fact.IsOpen && households.Contains(fact.About!.Value))));
        var restricted = persons.Concat(households).ToHashSet();
        // Of one child all records say where it is.
        var records = file.Records.Select(record => SubjectId.Of(record.Id)).ToList();
        return records.Exists(restricted.Contains) ? restricted.Union(records).ToHashSet() : restricted;
    }

    /// <summary>Null: nobody has decided.</summary>
    private static bool? Decided(PeopleFile file, SubjectId subject, FactKind kind) =>
        file.Now(subject, kind)?.Value is FactValue.Said said ? said["restricted"] == "yes" : null;
}
