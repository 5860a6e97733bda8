using ChildProtection.Workflow.Cases.Access.Restricting;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People.Facts;
using ChildProtection.Workflow.Cases.People.Matching;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Storage.Reading;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Workflow.Storage.People;

/// <summary>Finds people by their keys, through the index of the keys and nothing else.</summary>
public sealed class PersonSearch(IDbContextFactory<WorkflowDbContext> contexts) : IPersonSearch
{
    public async Task<IReadOnlyList<FoundPerson>> WithAny(AuthorityId authority, IReadOnlyList<string> keys, int limit, CancellationToken cancellationToken)
    {
        if (keys.Count == 0)
        {
            return [];
        }
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await Read(database, authority, MostOf(database, authority, keys).Take(limit), cancellationToken);
    }

    public async Task<IReadOnlyList<FoundPerson>> WithAll(
        AuthorityId authority, IReadOnlyList<IReadOnlyList<string>> groups, int limit, CancellationToken cancellationToken)
    {
        if (groups.Count == 0 || groups.Any(group => group.Count == 0))
        {
            return [];
        }
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var found = groups.Select(group => Having(database, authority, group)).Aggregate((all, one) => all.Intersect(one));
        return await Read(database, authority, found.Distinct().OrderBy(person => person).Take(limit), cancellationToken);
    }

    public async Task<ILookup<PersonId, ChildId>> ChildrenOf(AuthorityId authority, IReadOnlyList<PersonId> persons, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var same = await SameChildren.Around(database, authority, [.. persons.Select(person => new ChildId(person.Value))], cancellationToken);
        if (same.Count == 0)
        {
            return await TiesOf(database, authority, persons, cancellationToken);
        }
        var records = same.ToLookup(row => PersonId.Of(row.KeptId), row => PersonId.Of(row.RecordId));
        var kept = same.ToDictionary(row => PersonId.Of(row.RecordId), row => PersonId.Of(row.KeptId));
        var ties = await TiesOf(database, authority, [.. persons.Concat(kept.Keys).Distinct()], cancellationToken);
        return (
            from person in persons
            from record in kept.TryGetValue(person, out var counts) ? records[counts] : [person]
            from child in ties[record]
            select (Person: person, Child: child)).Distinct().ToLookup(tie => tie.Person, tie => tie.Child);
    }

    private static async Task<ILookup<PersonId, ChildId>> TiesOf(WorkflowDbContext database, AuthorityId authority, IReadOnlyList<PersonId> persons, CancellationToken cancellationToken)
    {
        var asked = persons.Select(SubjectId.Of).ToArray();
        var children = persons.Select(person => new ChildId(person.Value)).ToArray();
        var related = await Open(database, authority, FactKinds.Relationship).Where(row => row.AboutId != null && EF.Parameter(asked).Contains(row.AboutId.Value))
            .Select(row => new { Person = row.AboutId!.Value, Child = row.SubjectId }).ToListAsync(cancellationToken);
        var living = await (
            from theirs in Open(database, authority, FactKinds.LivesIn)
            where EF.Parameter(asked).Contains(theirs.SubjectId)
            join others in Open(database, authority, FactKinds.LivesIn) on theirs.AboutId equals others.AboutId
            select new { Person = theirs.SubjectId, Child = others.SubjectId }).ToListAsync(cancellationToken);
        var grouped = await (
            from theirs in database.FamilyMembers.AsNoTracking()
            where theirs.AuthorityId == authority && EF.Parameter(children).Contains(theirs.ChildId)
            join others in database.FamilyMembers.AsNoTracking() on new { theirs.AuthorityId, theirs.FamilyId } equals new { others.AuthorityId, others.FamilyId }
            select new { theirs.ChildId, Other = others.ChildId }).ToListAsync(cancellationToken);
        // Whoever is no child has no case, and falls out when the cases are asked for.
        return related.Concat(living).Select(tie => (Person: new PersonId(tie.Person.Value), Child: new ChildId(tie.Child.Value)))
            .Concat(grouped.Select(tie => (Person: PersonId.Of(tie.ChildId), Child: tie.Other)))
            .Concat(persons.Select(person => (Person: person, Child: new ChildId(person.Value))))
            .Distinct().ToLookup(tie => tie.Person, tie => tie.Child);
    }

    public async Task<IReadOnlyList<CaseHead>> CasesOf(AuthorityId authority, IReadOnlyList<ChildId> children, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var asked = children.ToArray();
        var rows = await database.Cases.AsNoTracking().Where(row => row.AuthorityId == authority && EF.Parameter(asked).Contains(row.ChildId)).ToListAsync(cancellationToken);
        return [.. rows.Select(CaseFiles.Head)];
    }

    public async Task<IReadOnlyList<KnownFamily>> Families(
        AuthorityId authority, IReadOnlyList<string> keys, HiddenFiles hidden, int limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(hidden);
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var persons = await MostOf(database, authority, keys).Take(limit).ToListAsync(cancellationToken);
        var children = persons.Select(person => new ChildId(person.Value)).Where(child => !hidden.Hides(child)).ToArray();
        var groups = await database.FamilyMembers.AsNoTracking().Where(row => row.AuthorityId == authority && EF.Parameter(children).Contains(row.ChildId))
            .Select(row => row.FamilyId).Distinct().ToArrayAsync(cancellationToken);
        var rows = await (
            from family in database.Families.AsNoTracking()
            where family.AuthorityId == authority && EF.Parameter(groups).Contains(family.FamilyId)
            join member in database.FamilyMembers.AsNoTracking() on new { family.AuthorityId, family.FamilyId } equals new { member.AuthorityId, member.FamilyId }
            join child in database.Children.AsNoTracking() on new { member.AuthorityId, member.ChildId } equals new { child.AuthorityId, child.ChildId }
            orderby family.Name, child.BornOn
            select new { family.FamilyId, family.Name, child.GivenName, child.ChildId }).ToListAsync(cancellationToken);
        return [.. rows.Where(row => !hidden.Hides(row.ChildId)).GroupBy(row => (row.FamilyId, row.Name)).Select(family => new KnownFamily(family.Key.FamilyId, family.Key.Name, [.. family.Select(row => row.GivenName)], family.First().ChildId))];
    }

    private static IQueryable<StoredFact> Open(WorkflowDbContext database, AuthorityId authority, FactKind kind) =>
        database.Facts.AsNoTracking().Where(row => row.AuthorityId == authority && row.Kind == kind.Name && row.ToDate == null && row.CorrectedAt == null);

    private static IQueryable<PersonId> Having(WorkflowDbContext database, AuthorityId authority, IReadOnlyList<string> keys) =>
        KeysOf(database, authority, keys).Select(row => row.PersonId);

    /// <summary>Those who have most of the keys first: where many share a common name, whoever shares more than that is not cut off.</summary>
    private static IQueryable<PersonId> MostOf(WorkflowDbContext database, AuthorityId authority, IReadOnlyList<string> keys) =>
        KeysOf(database, authority, keys).GroupBy(row => row.PersonId).OrderByDescending(same => same.Count()).ThenBy(same => same.Key).Select(same => same.Key);

    private static IQueryable<StoredSearchKey> KeysOf(WorkflowDbContext database, AuthorityId authority, IReadOnlyList<string> keys)
    {
        var asked = keys.ToArray();
        return database.SearchKeys.Where(row => row.AuthorityId == authority && EF.Parameter(asked).Contains(row.Key));
    }

    private static async Task<IReadOnlyList<FoundPerson>> Read(
        WorkflowDbContext database, AuthorityId authority, IQueryable<PersonId> found, CancellationToken cancellationToken)
    {
        var ids = await found.ToArrayAsync(cancellationToken);
        var subjects = ids.Select(SubjectId.Of).ToArray();
        var cards = await database.Persons.AsNoTracking().Where(row => row.AuthorityId == authority && EF.Parameter(ids).Contains(row.PersonId)).ToListAsync(cancellationToken);
        var facts = (await PersonCards.OnTheCards(database, authority).Where(row => EF.Parameter(subjects).Contains(row.SubjectId)).ToListAsync(cancellationToken)).ToLookup(row => row.SubjectId);
        var leading = await SameChildren.Leading(database, authority, [.. ids.Select(id => new ChildId(id.Value))], cancellationToken);
        return
        [
            .. cards.Select(row => new FoundPerson(
                PersonCards.Card(row) with { Id = leading.TryGetValue(new ChildId(row.PersonId.Value), out var kept) ? PersonId.Of(kept) : row.PersonId },
                PersonCards.Sketch(row, facts[SubjectId.Of(row.PersonId)]))),
        ];
    }
}
