using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Agencies;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Storage.Administration;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Workflow.Storage.Agencies;

/// <summary>The partner agencies of the authorities.</summary>
public sealed class AgencyDirectory(IDbContextFactory<WorkflowDbContext> contexts) : IAgencies
{
    public async Task<IReadOnlyList<Agency>> Of(AuthorityId authority, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await database.Agencies.AsNoTracking().Where(row => row.AuthorityId == authority).OrderBy(row => row.Name).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new Agency(row.AgencyId, row.Name, row.Kind, row.Active))];
    }

    public async Task<bool> SetActive(AuthorityId authority, AgencyId agency, bool active, Signature by, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        if (await database.Agencies.SingleOrDefaultAsync(row => row.AuthorityId == authority && row.AgencyId == agency, cancellationToken) is not { } found)
        {
            return false;
        }
        if (found.Active != active)
        {
            found.Active = active;
            var act = active ? AdministrativeAct.AgencyStarted : AdministrativeAct.AgencyStopped;
            AdministrativeJournal.Enter(
                database, authority, new AdministrativeEntry(by, act, null, null, agency, new Dictionary<string, AdministrativeEntry.Change>()));
            await database.SaveChangesAsync(cancellationToken);
        }
        return true;
    }
}
