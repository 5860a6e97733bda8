using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.People.Facts;
using ChildProtection.Workflow.Cases.People.Matching;
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

    /// <summary>Makes the cards of these anew, and those of the records that lead to them.</summary>
    public static Task Refresh(WorkflowDbContext database, AuthorityId authority, SubjectId[] touched, CancellationToken cancellationToken) =>
        Refresh(database, authority, touched, [], cancellationToken);

    private static async Task Refresh(
        WorkflowDbContext database, AuthorityId authority, SubjectId[] touched, Dictionary<PersonId, bool> added, CancellationToken cancellationToken)
    {
        // What stands on a record that counts is shown on those that lead to it.
        var leading = (await SameChildren.Around(database, authority, [.. touched.Select(subject => new ChildId(subject.Value))], cancellationToken))
            .ToDictionary(same => PersonId.Of(same.RecordId), same => PersonId.Of(same.KeptId));
        touched = [.. touched.Union(leading.Keys.Select(SubjectId.Of))];
        var facts = (await OnTheCards(database, authority).Where(row => touched.Contains(row.SubjectId)).ToListAsync(cancellationToken)).ToLookup(row => row.SubjectId);
        var persons = touched.Select(subject => new PersonId(subject.Value)).ToList();
        var known = await database.Persons.Where(row => row.AuthorityId == authority && persons.Contains(row.PersonId)).ToDictionaryAsync(row => row.PersonId, cancellationToken);
        var childIds = persons.Select(person => new ChildId(person.Value)).ToList();
        var children = await database.Children.Where(row => row.AuthorityId == authority && childIds.Contains(row.ChildId)).ToDictionaryAsync(row => row.ChildId, cancellationToken);
        var keys = new Dictionary<PersonId, IReadOnlySet<string>>();
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
            // Found by what stands on it, a record that leads to another is shown as that other one.
            Fill(row, facts[SubjectId.Of(person)]);
            keys[person] = SearchKeys.Stored(Sketch(row, facts[SubjectId.Of(person)]));
            var shown = facts[SubjectId.Of(leading.GetValueOrDefault(person, person))];
            Fill(row, shown);
            if (row.IsChild)
            {
                Fill(Child(database, children, row), row, shown);
            }
        }
        await database.SaveChangesAsync(cancellationToken);
        await Find(database, authority, keys, cancellationToken);
    }

    /// <summary>Puts the keys by which each is found in the place of those by which they were found before.</summary>
    private static async Task Find(
        WorkflowDbContext database, AuthorityId authority, Dictionary<PersonId, IReadOnlySet<string>> keys, CancellationToken cancellationToken)
    {
        var persons = keys.Keys.ToList();
        var stored = await database.SearchKeys.Where(row => row.AuthorityId == authority && persons.Contains(row.PersonId)).ToListAsync(cancellationToken);
        var before = stored.Select(row => (row.PersonId, row.Key)).ToHashSet();
        database.SearchKeys.RemoveRange(stored.Where(row => !keys[row.PersonId].Contains(row.Key)));
        database.SearchKeys.AddRange(
            from person in keys
            from key in person.Value
            where !before.Contains((person.Key, key))
            select new StoredSearchKey { AuthorityId = authority, Key = key, PersonId = person.Key });
        await database.SaveChangesAsync(cancellationToken);
    }

    /// <summary>What cards and keys are made of: what was right, whether it still holds or not.</summary>
    public static IQueryable<StoredFact> OnTheCards(WorkflowDbContext database, AuthorityId authority)
    {
        var kinds = OnTheCard.Select(kind => kind.Name).ToArray();
        return database.Facts.AsNoTracking().Where(row => row.AuthorityId == authority && kinds.Contains(row.Kind) && row.CorrectedAt == null);
    }

    public static PersonCard Card(StoredPerson row) => new(row.PersonId, row.IsChild, row.GivenName, row.FamilyName, row.BornOn, row.ExpectedOn, row.DiedOn);

    /// <summary>Somebody as they are compared with others: every name that they have or had.</summary>
    public static PersonSketch Sketch(StoredPerson row, IEnumerable<StoredFact> facts)
    {
        var said = facts.OrderByDescending(fact => fact.ToDate is null).Select(fact => (fact.Kind, Value: FactFormat.Read(fact.Value) as FactValue.Said)).Where(fact => fact.Value is not null).ToList();
        var names = said.Where(fact => fact.Kind == FactKinds.Name.Name || fact.Kind == FactKinds.OtherName.Name)
            .Select(fact => new PersonSketch.Called(fact.Value!["given"] ?? row.GivenName, fact.Value["family"] ?? row.FamilyName));
        var known = said.Where(fact => fact.Kind == FactKinds.KnownAs.Name).Select(fact => new PersonSketch.Called(fact.Value!["name"]!, row.FamilyName));
        var number = said.Where(fact => fact.Kind == FactKinds.NhsNumber.Name).Select(fact => fact.Value!["number"]).FirstOrDefault();
        var expected = said.Where(fact => fact.Kind == FactKinds.Born.Name).Select(fact => Day(fact.Value!["expected"])).FirstOrDefault(day => day is not null);
        return new PersonSketch(
            [.. names.Concat(known).Prepend(new PersonSketch.Called(row.GivenName, row.FamilyName)).Distinct()], row.BornOn, row.ExpectedOn ?? expected, number);
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

    private static void Fill(StoredChild child, StoredPerson person, IEnumerable<StoredFact> facts)
    {
        (child.GivenName, child.FamilyName, child.BornOn, child.ExpectedOn, child.DiedOn) = (person.GivenName, person.FamilyName, person.BornOn, person.ExpectedOn, person.DiedOn);
        child.KnownAs = facts.Where(fact => fact.ToDate is null && fact.Kind == FactKinds.KnownAs.Name)
            .Select(fact => (FactFormat.Read(fact.Value) as FactValue.Said)?["name"]).LastOrDefault();
    }

    private static LocalDate? Day(string? text) => text is not null && LocalDatePattern.Iso.Parse(text) is { Success: true } day ? day.Value : null;
}
