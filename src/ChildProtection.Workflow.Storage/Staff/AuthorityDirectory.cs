using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Workflow.Storage.Staff;

/// <summary>The authorities.</summary>
public sealed class AuthorityDirectory(IDbContextFactory<WorkflowDbContext> contexts) : IAuthorities
{
    public async Task<string> Name(AuthorityId authority, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await database.Authorities.AsNoTracking().Where(row => row.AuthorityId == authority).Select(row => row.Name).SingleAsync(cancellationToken);
    }
}
