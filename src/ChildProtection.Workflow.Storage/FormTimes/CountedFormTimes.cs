using ChildProtection.Workflow.Cases.FormTimes;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ChildProtection.Workflow.Storage.FormTimes;

/// <summary>The times of forms, through EF Core.</summary>
public sealed class CountedFormTimes(IDbContextFactory<WorkflowDbContext> contexts) : IFormTimes
{
    public async Task Count(AuthorityId authority, string form, YearMonth month, int step, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var first = month.OnDayOfMonth(1);
        if (await Add(database, authority, form, first, step, cancellationToken) > 0)
        {
            return;
        }
        database.FormTimes.Add(new StoredFormTime { AuthorityId = authority, Form = form, Month = first, Step = step, Times = 1 });
        try
        {
            await database.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Somebody else's was the first of the month, a moment ago.
            await Add(database, authority, form, first, step, cancellationToken);
        }
    }

    public async Task<IReadOnlyList<FormTime>> Since(AuthorityId authority, YearMonth month, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var first = month.OnDayOfMonth(1);
        var rows = await database.FormTimes.AsNoTracking().Where(row => row.AuthorityId == authority && row.Month >= first)
            .GroupBy(row => new { row.Form, row.Step }).Select(same => new { same.Key.Form, same.Key.Step, Times = same.Sum(row => row.Times) }).ToListAsync(cancellationToken);
        return [.. rows.GroupBy(row => row.Form).Select(form => new FormTime(form.Key, form.ToDictionary(row => row.Step, row => row.Times)))];
    }

    private static Task<int> Add(WorkflowDbContext database, AuthorityId authority, string form, LocalDate month, int step, CancellationToken cancellationToken) =>
        database.FormTimes.Where(row => row.AuthorityId == authority && row.Form == form && row.Month == month && row.Step == step)
            .ExecuteUpdateAsync(row => row.SetProperty(known => known.Times, known => known.Times + 1), cancellationToken);
}
