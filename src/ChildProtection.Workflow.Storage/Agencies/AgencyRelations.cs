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
        var rows = from relation in database.AgencyRelations.AsNoTracking()
                   join agency in database.Agencies.AsNoTracking() on new { relation.AuthorityId, relation.AgencyId } equals new { agency.AuthorityId, agency.AgencyId }
                   where relation.AuthorityId == authority && relation.ChildId == child
                   select new { Relation = relation, agency.Active };
        return
        [
            .. (await rows.ToListAsync(cancellationToken)).Select(row =>
                new AgencyRelation(row.Relation.AgencyId, row.Relation.Kind, row.Relation.FromDate, row.Relation.ToDate, row.Active)),
        ];
    }

    public async Task Begin(AuthorityId authority, ChildId child, AgencyRelation relation, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var same = database.AgencyRelations.Where(
            row => row.AuthorityId == authority && row.ChildId == child && row.AgencyId == relation.Agency && row.Kind == relation.Kind);
        if (await same.AnyAsync(row => row.ToDate == null, cancellationToken))
        {
            return;
        }
        // Ended and begun again on one day: it has not ended.
        if (await same.Where(row => row.FromDate == relation.From)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.ToDate, relation.To), cancellationToken) > 0)
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
