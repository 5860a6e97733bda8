using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.People.Facts;
using ChildProtection.Workflow.Server.Texts;
using ChildProtection.Workflow.Server.Work;

namespace ChildProtection.Workflow.Server.People;

/// <summary>Makes the page of people from what the reader may see of them.</summary>
public sealed class PeopleScreens(CasePeople people, StaffNames staff, DueWords moments, IReadOnlyDictionary<PersonId, (string Path, string State)> cases, Words words)
{
    private readonly FactWords said = new(words);
    private readonly PeopleView view = people.View;
    private readonly CaseId id = people.State.Head.Case;

    public PeopleScreen Screen(IReadOnlyList<(string Name, string Time)> leadWorkers)
    {
        var child = SubjectId.Of(view.Child.Id);
        var homes = view.Households.ToList();
        var home = view.HomeOf(child);
        return new PeopleScreen(
            Person(view.Child),
            [.. view.Persons.SelectMany(person => view.Of(SubjectId.Of(person.Id)).Where(fact => fact.Kind == FactKinds.SafeContact && fact.IsOpen).Select(fact => (person.Name, Item(fact))))],
            home is { } now ? Household(now) : null,
            [.. homes.Where(other => other != home).Select(Household)],
            [.. view.Persons.Where(person => person.Id != view.Child.Id).Select(Person)],
            leadWorkers,
            FamilyPicture.Of(view, words),
            view.IsCleared,
            view.Restricted.Count > 0,
            people.MayChange);
    }

    private PersonItem Person(PersonCard card)
    {
        var subject = SubjectId.Of(card.Id);
        var own = view.Of(subject).Where(fact => fact.Kind != FactKinds.LivesIn && fact.Kind != FactKinds.Relationship).ToList();
        var stands = view.Of(SubjectId.Of(view.Child.Id)).Where(fact => fact.Kind == FactKinds.Relationship && fact.About == subject).ToList();
        var found = cases.GetValueOrDefault(card.Id);
        return new PersonItem(
            card,
            PersonWords.Born(card, words),
            [.. stands.Where(fact => fact.IsOpen).Select(Item)],
            view.Restricted.Contains(subject),
            [.. InOrder(own.Where(fact => fact.IsOpen)).Select(Item)],
            [.. InOrder(own.Concat(stands).Where(fact => !fact.IsOpen)).Select(Item)],
            people.MayChange ? PeoplePaths.Choose(id, subject) : null,
            found.Path,
            found.State);
    }

    private HouseholdItem Household(SubjectId home)
    {
        var facts = view.Of(home).ToList();
        var address = facts.FirstOrDefault(fact => fact.Kind == FactKinds.Address && fact.IsOpen);
        var members = view.Members(home).Where(fact => view.Person(fact.Subject) is not null).ToList();
        return new HouseholdItem(
            home,
            address is null ? words["people.no_address"] : said.Value(address),
            view.Restricted.Contains(home),
            [.. InOrder(facts).Select(Item)],
            [.. members.Where(fact => fact.IsOpen).Select(Member)],
            [.. members.Where(fact => !fact.IsOpen && fact.Corrected is null).Select(Member)],
            people.MayChange ? PeoplePaths.Choose(id, home) : null);
    }

    private HouseholdItem.Member Member(Fact fact) => new(view.Person(fact.Subject)!.Name, Item(fact));

    private static IEnumerable<Fact> InOrder(IEnumerable<Fact> facts) =>
        facts.OrderBy(fact => FactKinds.All.ToList().IndexOf(fact.Kind)).ThenByDescending(fact => fact.From ?? NodaTime.LocalDate.MinIsoValue).ThenByDescending(fact => fact.Recorded.At);

    private FactItem Item(Fact fact)
    {
        var withheld = fact.Value is FactValue.Withheld;
        return new FactItem(
            said.Title(fact.Kind),
            said.Value(fact),
            said.Time(fact),
            Recorded(fact),
            withheld,
            people.MayChange && fact.IsOpen && !withheld ? PeoplePaths.News(id, fact.Subject, fact.Kind, fact.Series) : null,
            people.MayChange && fact.IsOpen && !withheld && fact.Kind.Several ? PeoplePaths.End(id, fact) : null,
            people.MayCorrect && fact.Corrected is null && !withheld ? PeoplePaths.Correct(id, fact) : null);
    }

    private string Recorded(Fact fact)
    {
        var parts = new List<string> { words.With("people.recorded", staff.Of(fact.Recorded.By.ToString()), moments.Moment(fact.Recorded.At)) };
        if (fact.Source is { } source)
        {
            parts.Add(words.With("people.from_case", source.Sequence));
        }
        if (fact.Ended is { } ended)
        {
            parts.Add(words.With("people.ended", staff.Of(ended.By.ToString()), moments.Moment(ended.At)));
        }
        if (fact.Corrected is { } corrected)
        {
            parts.Add(words.With("people.corrected", staff.Of(corrected.Signature.By.ToString()), moments.Moment(corrected.Signature.At), corrected.Reason));
        }
        return string.Join(" ", parts);
    }
}
