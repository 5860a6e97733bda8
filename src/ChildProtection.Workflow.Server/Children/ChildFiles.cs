using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Workflow.Server.Children;

/// <summary>Children and families on file, as the page that opens a case shows them.</summary>
public sealed class ChildFiles(WorkflowDbContext database)
{
    /// <summary>Families offered in one list.</summary>
    public const int FamiliesMax = 500;

    /// <summary>Children of one name that are shown.</summary>
    public const int AlikeMax = 10;

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

    /// <summary>Children on file of that name, whatever its capitals and accents, at most <see cref="AlikeMax"/>: a child known already must not get a second file.</summary>
    public async Task<IReadOnlyList<StoredChild>> Alike(AuthorityId authority, string givenName, string familyName, CancellationToken cancellationToken)
    {
        var (given, family) = (BareName.Of(givenName), BareName.Of(familyName));
        var found = new List<StoredChild>();
        // Compared here: SQLite knows upper and lower case of the letters of English alone.
        await foreach (var child in database.Children.AsNoTracking().Where(row => row.AuthorityId == authority).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (BareName.Of(child.FamilyName) == family && BareName.Of(child.GivenName) == given)
            {
                found.Add(child);
            }
            if (found.Count == AlikeMax)
            {
                break;
            }
        }
        return found;
    }

    public Task<StoredChild?> Find(AuthorityId authority, ChildId child, CancellationToken cancellationToken) =>
        database.Children.AsNoTracking().SingleOrDefaultAsync(row => row.AuthorityId == authority && row.ChildId == child, cancellationToken);
}
