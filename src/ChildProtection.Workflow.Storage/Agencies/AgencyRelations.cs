using ChildProtection.Workflow.Cases.Agencies;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Agencies;

/// <summary>The relations of agencies with children.</summary>
public sealed class AgencyRelations(IDbContextFactory<WorkflowDbContext> contexts) : IAgencyRelations
{
    public async Task<IReadOnlyList<AgencyRelation>> Of(AuthorityId authority, ChildId child, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await database.AgencyRelations.AsNoTracking()
            .Where(row => row.AuthorityId == authority && row.ChildId == child).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new AgencyRelation(row.AgencyId, row.Kind, row.FromDate, row.ToDate))];
    }

    public async Task Begin(AuthorityId authority, ChildId child, AgencyRelation relation, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var stands = await database.AgencyRelations.AnyAsync(
            row => row.AuthorityId == authority && row.ChildId == child && row.AgencyId == relation.Agency && row.Kind == relation.Kind && row.ToDate == null,
            cancellationToken);
        if (stands)
        {
            return;
        }
        database.AgencyRelations.Add(new StoredAgencyRelation
        {
            AuthorityId = authority,
            ChildId = child,
            AgencyId = relation.Agency,
            Kind = relation.Kind,
            FromDate = relation.From,
            ToDate = relation.To,
        });
        await database.SaveChangesAsync(cancellationToken);
    }

    public async Task End(AuthorityId authority, ChildId child, AgencyId agency, LocalDate lastDay, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        await database.AgencyRelations
            .Where(row => row.AuthorityId == authority && row.ChildId == child && row.AgencyId == agency && row.ToDate == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.ToDate, lastDay), cancellationToken);
    }
}
