using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.People.Facts;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Storage.Access;
using ChildProtection.Workflow.Storage.Agencies;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ChildProtection.Workflow.Storage.People;

/// <summary>Writes changes of the file of people in whatever transaction the context is in.</summary>
internal static class FileWriter
{
    private const int SqliteUniqueViolation = 2067;
    private const int SqliteKeyViolation = 1555;

    /// <exception cref="FileConflictException">Something is not as it was seen: the transaction must be rolled back.</exception>
    public static async Task Write(WorkflowDbContext database, FileChanges changes, CancellationToken cancellationToken)
    {
        var signed = changes.Signature with { At = StoredTime.Floor(changes.Signature.At) };
        foreach (var change in changes.Facts)
        {
            if (!await CloseOne(database, changes.Authority, change, signed, cancellationToken))
            {
                throw new FileConflictException();
            }
        }
        database.Facts.AddRange(changes.Facts.OfType<FactChange.Begin>().Select(begin => Row(changes.Authority, begin, signed)));
        await Save(database, cancellationToken);
        await PersonCards.Refresh(database, changes, cancellationToken);
        await AddFamilies(database, changes, cancellationToken);
        foreach (var begun in changes.Agencies)
        {
            await AgencyRelations.Begin(database, changes.Authority, begun.Child, begun.Relation, signed, cancellationToken);
        }
        foreach (var restriction in changes.Restrictions)
        {
            Restrictions.Add(database, restriction with { Set = restriction.Set with { At = StoredTime.Floor(restriction.Set.At) } });
        }
        await Save(database, cancellationToken);
    }

    /// <summary>False when it is closed already, or is not there.</summary>
    private static async Task<bool> CloseOne(WorkflowDbContext database, AuthorityId authority, FactChange change, Signature signed, CancellationToken cancellationToken)
    {
        switch (change)
        {
            case FactChange.End end:
                return await database.Facts
                    .Where(row => row.AuthorityId == authority && row.FactId == end.Id && row.SubjectId == end.Of && row.ToDate == null && row.CorrectedAt == null)
                    .ExecuteUpdateAsync(
                        set => set.SetProperty(row => row.ToDate, end.LastDay).SetProperty(row => row.EndedAt, signed.At).SetProperty(row => row.EndedBy, signed.By),
                        cancellationToken) == 1;
            case FactChange.Correct correct:
                return await database.Facts
                    .Where(row => row.AuthorityId == authority && row.FactId == correct.Id && row.SubjectId == correct.Of && row.CorrectedAt == null)
                    .ExecuteUpdateAsync(
                        set => set.SetProperty(row => row.CorrectedAt, signed.At).SetProperty(row => row.CorrectedBy, signed.By).SetProperty(row => row.CorrectedWhy, correct.Reason),
                        cancellationToken) == 1;
            default:
                return true;
        }
    }

    private static StoredFact Row(AuthorityId authority, FactChange.Begin begin, Signature signed) => new()
    {
        AuthorityId = authority,
        FactId = begin.Id,
        SubjectId = begin.Of,
        Kind = begin.Kind.Name,
        Series = begin.Series,
        AboutId = begin.About,
        Value = FactFormat.Write(begin.Value),
        FromDate = begin.From,
        ToDate = begin.To,
        RecordedAt = signed.At,
        RecordedBy = signed.By,
        SourceCaseId = begin.Source?.Case,
        SourceSequence = begin.Source?.Sequence,
    };

    private static async Task AddFamilies(WorkflowDbContext database, FileChanges changes, CancellationToken cancellationToken)
    {
        foreach (var place in changes.Families)
        {
            if (place.NewName is { } name && !await database.Families.AnyAsync(row => row.AuthorityId == changes.Authority && row.FamilyId == place.Family, cancellationToken))
            {
                database.Families.Add(new StoredFamily { AuthorityId = changes.Authority, FamilyId = place.Family, Name = name });
            }
            if (!await database.FamilyMembers.AnyAsync(
                row => row.AuthorityId == changes.Authority && row.FamilyId == place.Family && row.ChildId == place.Child, cancellationToken))
            {
                database.FamilyMembers.Add(new StoredFamilyMember { AuthorityId = changes.Authority, FamilyId = place.Family, ChildId = place.Child });
            }
            await Save(database, cancellationToken);
        }
    }

    private static async Task Save(WorkflowDbContext database, CancellationToken cancellationToken)
    {
        try
        {
            await database.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException refused) when (IsTaken(refused.InnerException))
        {
            throw new FileConflictException("Somebody else wrote it first.", refused);
        }
    }

    private static bool IsTaken(Exception? refused) => refused switch
    {
        PostgresException postgres => postgres.SqlState == PostgresErrorCodes.UniqueViolation,
        SqliteException sqlite => sqlite.SqliteExtendedErrorCode is SqliteUniqueViolation or SqliteKeyViolation,
        _ => false,
    };
}
