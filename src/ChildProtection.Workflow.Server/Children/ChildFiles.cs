using ChildProtection.Workflow.Cases.Agencies;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ChildProtection.Workflow.Server.Children;

/// <summary>Puts children on file, with their family group and the agencies that work with them.</summary>
public sealed class ChildFiles(WorkflowDbContext database, IAgencyRelations relations)
{
    /// <summary>Families offered in one list.</summary>
    public const int FamiliesMax = 500;

    /// <summary>Family groups of the authority, by name.</summary>
    public async Task<IReadOnlyList<StoredFamily>> Families(AuthorityId authority, CancellationToken cancellationToken) =>
        await database.Families.AsNoTracking().Where(family => family.AuthorityId == authority).OrderBy(family => family.Name).Take(FamiliesMax).ToListAsync(cancellationToken);

    /// <summary>Given names of the children of each family, so that two families of one name can be told apart.</summary>
    public async Task<ILookup<FamilyId, string>> GivenNames(AuthorityId authority, CancellationToken cancellationToken)
    {
        var names = await (from member in database.FamilyMembers.AsNoTracking()
                           join child in database.Children.AsNoTracking() on new { member.AuthorityId, member.ChildId } equals new { child.AuthorityId, child.ChildId }
                           where member.AuthorityId == authority
                           orderby child.BornOn
                           select new { member.FamilyId, child.GivenName }).ToListAsync(cancellationToken);
        return names.ToLookup(name => name.FamilyId, name => name.GivenName);
    }

    public async Task<IReadOnlyList<StoredAgency>> Agencies(AuthorityId authority, CancellationToken cancellationToken) =>
        await database.Agencies.AsNoTracking().Where(agency => agency.AuthorityId == authority && agency.Active).OrderBy(agency => agency.Name).ToListAsync(cancellationToken);

    public Task<StoredChild?> Find(AuthorityId authority, ChildId child, CancellationToken cancellationToken) =>
        database.Children.AsNoTracking().SingleOrDefaultAsync(row => row.AuthorityId == authority && row.ChildId == child, cancellationToken);

    /// <summary>Puts a child on file, or what is known of the same child anew when the form is sent again.</summary>
    /// <param name="child">The child; its id says which.</param>
    /// <param name="family">The family group it belongs to; null: one of its own, with <paramref name="ownFamily"/> as its id.</param>
    /// <param name="ownFamily">The id of a family group of its own.</param>
    /// <param name="cancellationToken">Given up before the commit, or not at all.</param>
    public async Task Put(StoredChild child, FamilyId? family, FamilyId ownFamily, CancellationToken cancellationToken)
    {
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        await database.FamilyMembers.Where(row => row.AuthorityId == child.AuthorityId && row.ChildId == child.ChildId).ExecuteDeleteAsync(cancellationToken);
        if (await database.Children.AnyAsync(row => row.AuthorityId == child.AuthorityId && row.ChildId == child.ChildId, cancellationToken))
        {
            database.Children.Update(child);
        }
        else
        {
            database.Children.Add(child);
        }
        if (family is null && !await database.Families.AnyAsync(row => row.AuthorityId == child.AuthorityId && row.FamilyId == ownFamily, cancellationToken))
        {
            database.Families.Add(new StoredFamily { AuthorityId = child.AuthorityId, FamilyId = ownFamily, Name = child.FamilyName });
        }
        await database.SaveChangesAsync(cancellationToken);
        database.FamilyMembers.Add(new StoredFamilyMember { AuthorityId = child.AuthorityId, FamilyId = family ?? ownFamily, ChildId = child.ChildId });
        await database.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>From that day on the agencies hear of the child.</summary>
    public async Task Relate(AuthorityId authority, ChildId child, IEnumerable<StoredAgency> agencies, LocalDate from, CancellationToken cancellationToken)
    {
        foreach (var agency in agencies)
        {
            await relations.Begin(authority, child, new AgencyRelation(agency.AgencyId, agency.Kind, from, null), cancellationToken);
        }
    }
}
