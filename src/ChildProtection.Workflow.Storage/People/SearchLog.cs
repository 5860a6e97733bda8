using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People.Matching;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore;

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
}
