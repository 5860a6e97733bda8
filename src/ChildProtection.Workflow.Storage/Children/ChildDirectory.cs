using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Workflow.Storage.Children;

/// <summary>The children on file.</summary>
public sealed class ChildDirectory(IDbContextFactory<WorkflowDbContext> contexts) : IChildren
{
    public async Task<bool> IsOnFile(AuthorityId authority, ChildId child, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await database.Children.AnyAsync(row => row.AuthorityId == authority && row.ChildId == child, cancellationToken);
    }
}
