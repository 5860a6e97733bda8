using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.People.Facts;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace ChildProtection.Workflow.Storage.People;

/// <summary>Keeps what lists show of people in step with the facts about them, in the transaction that changes the facts.</summary>
internal static class PersonCards
{
    /// <summary>People whose facts are read in one query.</summary>
    private const int PersonsAtOnce = 500;

    private static readonly FactKind[] OnTheCard = [FactKinds.Name, FactKinds.OtherName, FactKinds.KnownAs, FactKinds.Born, FactKinds.Died, FactKinds.NhsNumber];

    public static async Task Refresh(WorkflowDbContext database, FileChanges changes, CancellationToken cancellationToken)
    {
        var named = changes.Facts.OfType<FactChange.Begin>().Where(begin => OnTheCard.Contains(begin.Kind)).Select(begin => begin.Of);
        var closed = changes.Facts.Where(change => change is not FactChange.Begin).Select(change => change.Subject);
        var touched = changes.Persons.Select(person => SubjectId.Of(person.Id)).Concat(named).Concat(closed).Distinct().ToList();
        var isChild = changes.Persons.ToDictionary(person => person.Id, person => person.IsChild);
        foreach (var some in touched.Chunk(PersonsAtOnce))
        {
            await Refresh(database, changes.Authority, some, isChild, cancellationToken);
        }
    }

    private static async Task Refresh(
        WorkflowDbContext database, AuthorityId authority, SubjectId[] touched, Dictionary<PersonId, bool> added, CancellationToken cancellationToken)
    {
        var kinds = OnTheCard.Select(kind => kind.Name).ToList();
        var facts = (await database.Facts.AsNoTracking()
            .Where(row => row.AuthorityId == authority && touched.Contains(row.SubjectId) && kinds.Contains(row.Kind) && row.CorrectedAt == null)
            .ToListAsync(cancellationToken)).ToLookup(row => row.SubjectId);
        var persons = touched.Select(subject => new PersonId(subject.Value)).ToList();
        var known = await database.Persons.Where(row => row.AuthorityId == authority && persons.Contains(row.PersonId)).ToDictionaryAsync(row => row.PersonId, cancellationToken);
        var childIds = persons.Select(person => new ChildId(person.Value)).ToList();
        var children = await database.Children.Where(row => row.AuthorityId == authority && childIds.Contains(row.ChildId)).ToDictionaryAsync(row => row.ChildId, cancellationToken);
        foreach (var person in persons)
        {
            if (!known.TryGetValue(person, out var row))
            {
                if (!added.ContainsKey(person))
                {
                    // A household, or a change of nobody's card.
                    continue;
                }
                row = new StoredPerson { AuthorityId = authority, PersonId = person, IsChild = added[person], GivenName = string.Empty, FamilyName = string.Empty };
                database.Persons.Add(row);
            }
            Fill(row, facts[SubjectId.Of(person)]);
            if (row.IsChild)
            {
                Fill(Child(database, children, row), row);
            }
        }
        await database.SaveChangesAsync(cancellationToken);
    }

    private static StoredChild Child(WorkflowDbContext database, Dictionary<ChildId, StoredChild> children, StoredPerson person)
    {
        var id = new ChildId(person.PersonId.Value);
        if (!children.TryGetValue(id, out var child))
        {
            child = new StoredChild { AuthorityId = person.AuthorityId, ChildId = id, GivenName = string.Empty, FamilyName = string.Empty };
            database.Children.Add(child);
        }
        return child;
    }

    private static void Fill(StoredPerson row, IEnumerable<StoredFact> facts)
    {
        var open = facts.Where(fact => fact.ToDate is null).ToLookup(fact => fact.Kind, fact => FactFormat.Read(fact.Value) as FactValue.Said);
        var name = open[FactKinds.Name.Name].FirstOrDefault();
        var born = open[FactKinds.Born.Name].FirstOrDefault();
        row.GivenName = name?["given"] ?? row.GivenName;
        row.FamilyName = name is null ? row.FamilyName : name["family"] ?? string.Empty;
        (row.BornOn, row.ExpectedOn) = (Day(born?["on"]), born?["on"] is null ? Day(born?["expected"]) : null);
        row.DiedOn = Day(open[FactKinds.Died.Name].FirstOrDefault()?["on"]);
    }

    private static void Fill(StoredChild child, StoredPerson person) =>
        (child.GivenName, child.FamilyName, child.BornOn, child.ExpectedOn, child.DiedOn) = (person.GivenName, person.FamilyName, person.BornOn, person.ExpectedOn, person.DiedOn);

    private static LocalDate? Day(string? text) => text is not null && LocalDatePattern.Iso.Parse(text) is { Success: true } day ? day.Value : null;
}
