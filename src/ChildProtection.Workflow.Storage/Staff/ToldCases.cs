using ChildProtection.Workflow.Cases.Absences;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Staff;

/// <summary>What cases were told of absences, through EF Core.</summary>
public sealed class ToldCases(IDbContextFactory<WorkflowDbContext> contexts) : IToldCases
{
    public async Task<IReadOnlyList<AuthorityId>> Authorities(LocalDate day, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await database.Absences.Where(row => !row.Withdrawn && row.LastDay >= day).Select(row => row.AuthorityId)
            .Union(database.ToldCases.Select(row => row.AuthorityId)).ToListAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<ToldCase>> Of(AuthorityId authority, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await database.ToldCases.AsNoTracking().Where(row => row.AuthorityId == authority).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new ToldCase(row.CaseId, row.UserId, row.CoverId, row.FirstDay, row.LastDay))];
    }

    public async Task Keep(AuthorityId authority, ToldCase told, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(told);
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await Row(database, authority, told.Case, told.Away).SingleOrDefaultAsync(cancellationToken);
        if (row is null)
        {
            database.ToldCases.Add(new StoredToldCase
            {
                AuthorityId = authority, CaseId = told.Case, UserId = told.Away, CoverId = told.Cover, FirstDay = told.From, LastDay = told.To,
            });
        }
        else
        {
            (row.CoverId, row.FirstDay, row.LastDay) = (told.Cover, told.From, told.To);
        }
        try
        {
            await database.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Another node told it at the same time: what is kept is compared again in the next run.
        }
    }

    public async Task End(AuthorityId authority, CaseId caseId, UserId away, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        await Row(database, authority, caseId, away).ExecuteDeleteAsync(cancellationToken);
    }

    private static IQueryable<StoredToldCase> Row(WorkflowDbContext database, AuthorityId authority, CaseId caseId, UserId away) =>
        database.ToldCases.Where(row => row.AuthorityId == authority && row.CaseId == caseId && row.UserId == away);
}
