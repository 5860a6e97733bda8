using ChildProtection.Workflow.Server.Texts;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.People.Facts;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Server.People;
using ChildProtection.Workflow.Server.Work;

namespace ChildProtection.Workflow.Server.CasePage;

/// <summary>Who is involved with a child, each with the role and how to reach them.</summary>
/// <param name="Family">Parents, carers, brothers and sisters, and who else lives there.</param>
/// <param name="Workers">Who holds a role for the case, and which role nobody holds.</param>
/// <param name="CoreGroup">Its members now.</param>
/// <param name="Agencies">Those that work with the child and are told of what happens.</param>
public sealed record InvolvedSection(
    IReadOnlyList<InvolvedPerson> Family, IReadOnlyList<InvolvedPerson> Workers, IReadOnlyList<InvolvedPerson> CoreGroup, IReadOnlyList<InvolvedPerson> Agencies)
{
    private const string Members = "core_group_member";

    /// <param name="people">Those around the child as the reader may see them.</param>
    public static InvolvedSection Of(CaseTelling telling, PeopleView people)
    {
        ArgumentNullException.ThrowIfNull(telling);
        ArgumentNullException.ThrowIfNull(people);
        var said = new FactWords(telling.Words);
        return new InvolvedSection(
            Around(telling.View.Child, people, telling.Words),
            [.. telling.Definition.Roles.Values.Where(role => role.Held == RoleHolding.Case).Select(role => Worker(telling, role))],
            [.. telling.Records(Members).Where(member => !member.Has("left_on")).Select(Member)],
            [
                .. telling.View.Agencies.Select(each => new InvolvedPerson(
                    each.Agency.Name, telling.Words.With("people.since", said.Day(each.Since)), [], null, each.Agency.Active ? null : telling.Words["agencies.inactive"], null)),
            ]);
    }

    /// <summary>Parents, carers, brothers and sisters, and who else lives there, each with how they may be reached safely.</summary>
    /// <param name="people">As the reader may see them.</param>
    public static IReadOnlyList<InvolvedPerson> Around(ChildFile child, PeopleView people, Words words)
    {
        ArgumentNullException.ThrowIfNull(child);
        ArgumentNullException.ThrowIfNull(people);
        var open = child.Siblings.Where(sibling => sibling.OpenCase is not null).ToDictionary(sibling => PersonId.Of(sibling.Child), sibling => sibling.OpenCase!.Value);
        return [.. people.Persons.Where(person => person.Id != people.Child.Id).Select(person => OfFamily(words, people, person, open))];
    }

    private static InvolvedPerson Worker(CaseTelling telling, Role role) => new(
        telling.State.Snapshot.Holders.TryGetValue(role.Name, out var holder) ? telling.Names.Of(holder) : telling.Words["case.nobody"],
        role.Title.In(telling.Words.Language), [], null, null, null);

    private static InvolvedPerson Member(ToldRecord member) => new(
        member["name"] ?? "", string.Join(", ", new[] { member["kind"], member["agency"] }.OfType<string>()), [], null, member["part"], null);

    private static string Reached(FactWords said, Fact fact) =>
        fact.Value is FactValue.Said ? string.Join(" ", new[] { $"{said.Part(fact, "channel")}:", said.Part(fact, "value"), said.Part(fact, "note") }.Where(part => part.Length > 0)) : said.Value(fact);

    private static InvolvedPerson OfFamily(Words words, PeopleView people, PersonCard person, Dictionary<PersonId, CaseId> open)
    {
        var (subject, child, said) = (SubjectId.Of(person.Id), SubjectId.Of(people.Child.Id), new FactWords(words));
        var stands = people.Of(child).Where(fact => fact.Kind == FactKinds.Relationship && fact.About == subject && fact.IsOpen).ToList();
        var home = people.HomeOf(child);
        var livesThere = home is not null && people.Of(subject).Any(fact => fact.Kind == FactKinds.LivesIn && fact.IsOpen && fact.About == home);
        var roles = stands.Select(fact => said.Part(fact, "kind"))
            .Concat(stands.Select(fact => fact.Value is FactValue.Said value && value["parental_responsibility"] == "yes" ? words["case.responsible"] : ""))
            .Append(stands.Count == 0 && open.ContainsKey(person.Id) ? words["case.sibling"] : "")
            .Append(livesThere ? words["case.lives_there"] : "");
        var safe = people.Of(subject).FirstOrDefault(fact => fact.Kind == FactKinds.SafeContact && fact.IsOpen);
        return new InvolvedPerson(
            person.Name,
            string.Join(", ", roles.Where(role => role.Length > 0)),
            safe is null ? [.. people.Of(subject).Where(fact => fact.Kind == FactKinds.Contact && fact.IsOpen).Select(fact => Reached(said, fact))] : [],
            safe is null ? null : said.Value(safe),
            stands.Select(fact => said.Part(fact, "contact_restrictions")).FirstOrDefault(note => note.Length > 0),
            open.TryGetValue(person.Id, out var theirs) ? CasePaths.Case(theirs) : null);
    }
}
