using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Workflow.Storage.Staff;

/// <summary>The teams of the authorities.</summary>
public sealed class TeamDirectory(IDbContextFactory<WorkflowDbContext> contexts) : ITeams
{
    public async Task<IReadOnlyList<Team>> Of(AuthorityId authority, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await database.Teams.AsNoTracking().Where(row => row.AuthorityId == authority).OrderBy(row => row.Name).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new Team(row.TeamId, row.Name, row.Closed))];
    }
}
