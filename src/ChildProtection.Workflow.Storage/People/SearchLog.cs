using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People.Matching;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ChildProtection.Workflow.Storage.People;

/// <summary>The log of searches, through EF Core.</summary>
public sealed class SearchLog(IDbContextFactory<WorkflowDbContext> contexts) : ISearchLog
{
    public async Task Enter(AuthorityId authority, Signature by, string asked, int shown, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        database.Searches.Add(new StoredSearch
        {
            AuthorityId = authority,
            SearchId = Guid.CreateVersion7(by.At.ToDateTimeOffset()),
            SearchedAt = by.At,
            SearchedBy = by.By,
            Asked = asked,
            Shown = shown,
        });
        await database.SaveChangesAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<LoggedSearch>> By(AuthorityId authority, UserId user, Instant from, Instant before, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await database.Searches.AsNoTracking()
            .Where(row => row.AuthorityId == authority && row.SearchedAt >= from && row.SearchedAt < before && row.SearchedBy == user)
            .OrderByDescending(row => row.SearchedAt).Take(ISearchLog.EntriesMax).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new LoggedSearch(row.SearchedAt, row.Asked, row.Shown))];
    }
}
