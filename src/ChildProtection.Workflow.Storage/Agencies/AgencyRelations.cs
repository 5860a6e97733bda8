using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Agencies;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Storage.Administration;
using ChildProtection.Workflow.Storage.People;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace ChildProtection.Workflow.Storage.Agencies;

/// <summary>The relations of agencies with children; each change with its entry in the journal of administration, in one transaction.</summary>
public sealed class AgencyRelations(IDbContextFactory<WorkflowDbContext> contexts) : IAgencyRelations
{
    public async Task<IReadOnlyList<AgencyRelation>> Of(AuthorityId authority, ChildId child, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var records = (await SameChildren.Of(database, authority, child, cancellationToken)).ToArray();
        var rows = from relation in database.AgencyRelations.AsNoTracking()
                   join agency in database.Agencies.AsNoTracking() on new { relation.AuthorityId, relation.AgencyId } equals new { agency.AuthorityId, agency.AgencyId }
                   where relation.AuthorityId == authority && EF.Parameter(records).Contains(relation.ChildId)
                   select new { Relation = relation, agency.Active };
        return
        [
            .. (await rows.ToListAsync(cancellationToken)).Select(row =>
                new AgencyRelation(row.Relation.AgencyId, row.Relation.Kind, row.Relation.FromDate, row.Relation.ToDate, row.Active)),
        ];
    }

    public async Task Begin(AuthorityId authority, ChildId child, AgencyRelation relation, Signature by, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        await Begin(database, authority, child, relation, by, cancellationToken);
        await database.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Adds it, with its entry, to what the context is about to save.</summary>
    internal static async Task Begin(
        WorkflowDbContext database, AuthorityId authority, ChildId child, AgencyRelation relation, Signature by, CancellationToken cancellationToken)
    {
        var records = (await SameChildren.Of(database, authority, child, cancellationToken)).ToArray();
        var all = await database.AgencyRelations
            .Where(row => row.AuthorityId == authority && EF.Parameter(records).Contains(row.ChildId) && row.AgencyId == relation.Agency && row.Kind == relation.Kind)
            .ToListAsync(cancellationToken);
        if (all.Any(row => row.ToDate is null))
        {
            return;
        }
        var same = all.Where(row => row.ChildId == child).ToList();
        if (same.SingleOrDefault(row => row.FromDate == relation.From) is { } today)
        {
            // Ended and begun again on one day: it has not ended.
            Enter(database, by, AdministrativeAct.RelationBegun, today, "to", today.ToDate, relation.To);
            today.ToDate = relation.To;
        }
        else
        {
            var begun = new StoredAgencyRelation
            {
                AuthorityId = authority,
                ChildId = child,
                AgencyId = relation.Agency,
                Kind = relation.Kind,
                FromDate = relation.From,
                ToDate = relation.To,
            };
            database.AgencyRelations.Add(begun);
            Enter(database, by, AdministrativeAct.RelationBegun, begun, "from", null, relation.From);
        }
    }

    public async Task End(AuthorityId authority, ChildId child, AgencyId agency, LocalDate lastDay, Signature by, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var records = (await SameChildren.Of(database, authority, child, cancellationToken)).ToArray();
        var standing = await database.AgencyRelations
            .Where(row => row.AuthorityId == authority && EF.Parameter(records).Contains(row.ChildId) && row.AgencyId == agency && row.ToDate == null)
            .ToListAsync(cancellationToken);
        foreach (var relation in standing)
        {
            relation.ToDate = lastDay;
            Enter(database, by, AdministrativeAct.RelationEnded, relation, "to", null, lastDay);
        }
        await database.SaveChangesAsync(cancellationToken);
    }

    private static void Enter(
        WorkflowDbContext database, Signature by, AdministrativeAct act, StoredAgencyRelation relation, string what, LocalDate? before, LocalDate? after) =>
        AdministrativeJournal.Enter(database, relation.AuthorityId, new AdministrativeEntry(
            by, act, null, relation.ChildId, relation.AgencyId,
            new Dictionary<string, AdministrativeEntry.Change> { [what] = new(Text(before), Text(after)) }));

    private static string? Text(LocalDate? day) => day is { } known ? LocalDatePattern.Iso.Format(known) : null;
}
