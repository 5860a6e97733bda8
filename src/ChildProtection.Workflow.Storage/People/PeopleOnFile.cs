using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.People.Facts;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Workflow.Storage.People;

/// <summary>The people on file, through EF Core.</summary>
public sealed class PeopleOnFile(IDbContextFactory<WorkflowDbContext> contexts) : IPeople
{
    /// <summary>People around one child that are read: those nearest first.</summary>
    public const int AroundMax = 200;

    public async Task<PeopleFile?> Around(AuthorityId authority, ChildId child, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var records = (await SameChildren.Of(database, authority, child, cancellationToken)).ToArray();
        var centres = records.Select(SubjectId.Of).ToArray();
        var own = await Facts(database, authority, centres, cancellationToken);
        var homes = own.Where(fact => fact.Kind == FactKinds.LivesIn.Name && fact.AboutId is not null).Select(fact => fact.AboutId!.Value).Distinct().ToList();
        var living = await database.Facts.AsNoTracking()
            .Where(row => row.AuthorityId == authority && row.AboutId != null && homes.Contains(row.AboutId.Value) && row.Kind == FactKinds.LivesIn.Name)
            .Select(row => row.SubjectId).Distinct().ToListAsync(cancellationToken);
        var tied = await database.Facts.AsNoTracking()
            .Where(row => row.AuthorityId == authority && row.AboutId != null && EF.Parameter(centres).Contains(row.AboutId.Value)).Select(row => row.SubjectId).Distinct().ToListAsync(cancellationToken);
        var related = own.Where(fact => fact.Kind == FactKinds.Relationship.Name && fact.AboutId is not null).Select(fact => fact.AboutId!.Value);
        var groups = database.FamilyMembers.Where(row => row.AuthorityId == authority && EF.Parameter(records).Contains(row.ChildId)).Select(row => row.FamilyId);
        var siblings = await database.FamilyMembers.AsNoTracking()
            .Where(row => row.AuthorityId == authority && groups.Contains(row.FamilyId)).Select(row => row.ChildId).Distinct().ToListAsync(cancellationToken);
        var persons = related.Concat(living).Concat(tied).Concat(siblings.Select(SubjectId.Of)).Where(id => !centres.Contains(id)).Distinct().Take(AroundMax).ToList();
        var theirs = await Facts(database, authority, [.. persons, .. homes], cancellationToken);
        var otherHomes = theirs.Where(fact => fact.Kind == FactKinds.LivesIn.Name && fact.AboutId is not null).Select(fact => fact.AboutId!.Value).Except(homes).ToList();
        var away = await Facts(database, authority, otherHomes, cancellationToken);
        var cards = await Cards(database, authority, [.. persons.Concat(centres).Select(id => new PersonId(id.Value))], cancellationToken);
        return cards.FirstOrDefault(card => card.Id == PersonId.Of(records[0])) is { } kept
            ? new PeopleFile(
                kept,
                [
                    kept,
                    .. cards.Where(other => other != kept).Select(other => centres.Contains(SubjectId.Of(other.Id)) ? other with { IsOtherRecord = true } : other)
                        .OrderByDescending(other => other.IsOtherRecord).ThenByDescending(other => other.IsChild).ThenBy(other => other.BornOn).ThenBy(other => other.Name, StringComparer.Ordinal),
                ],
                [.. own.OrderByDescending(fact => fact.SubjectId == centres[0]).Concat(theirs).Concat(away).Select(Read).OfType<Fact>()])
            {
                Group = [.. siblings.Except(records).Select(PersonId.Of)],
            }
            : null;
    }

    public async Task<IReadOnlyList<PersonCard>> Cards(AuthorityId authority, IReadOnlyList<PersonId> persons, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await Cards(database, authority, persons, cancellationToken);
    }

    public async Task<FileOutcome> Write(FileChanges changes, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        try
        {
            await FileWriter.Write(database, changes, cancellationToken);
        }
        catch (FileConflictException)
        {
            return FileOutcome.Conflict;
        }
        await transaction.CommitAsync(cancellationToken);
        return FileOutcome.Written;
    }

    private static Task<List<StoredFact>> Facts(WorkflowDbContext database, AuthorityId authority, IReadOnlyList<SubjectId> subjects, CancellationToken cancellationToken) =>
        database.Facts.AsNoTracking().Where(row => row.AuthorityId == authority && subjects.Contains(row.SubjectId))
            .OrderBy(row => row.RecordedAt).ThenBy(row => row.FactId).ToListAsync(cancellationToken);

    private static async Task<IReadOnlyList<PersonCard>> Cards(
        WorkflowDbContext database, AuthorityId authority, IReadOnlyList<PersonId> persons, CancellationToken cancellationToken)
    {
        var rows = await database.Persons.AsNoTracking().Where(row => row.AuthorityId == authority && persons.Contains(row.PersonId)).ToListAsync(cancellationToken);
        return [.. rows.Select(PersonCards.Card)];
    }

    /// <summary>Null: of a kind that this version does not know.</summary>
    private static Fact? Read(StoredFact row) => FactKinds.Find(row.Kind) is { } kind
        ? new Fact(
            row.FactId, row.SubjectId, kind, row.Series, row.AboutId, FactFormat.Read(row.Value), row.FromDate, row.ToDate, new Signature(row.RecordedBy, row.RecordedAt))
        {
            Source = row is { SourceCaseId: { } source, SourceSequence: { } sequence } ? new FactSource(source, sequence) : null,
            Ended = row is { EndedAt: { } ended, EndedBy: { } ender } ? new Signature(ender, ended) : null,
            Corrected = row is { CorrectedAt: { } corrected, CorrectedBy: { } corrector }
                ? new FactRemoval(new Signature(corrector, corrected), row.CorrectedWhy ?? string.Empty)
                : null,
        }
        : null;
}
