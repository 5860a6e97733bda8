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

    public async Task Put(AuthorityId authority, NewChild child, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        await database.FamilyMembers.Where(row => row.AuthorityId == authority && row.ChildId == child.Id).ExecuteDeleteAsync(cancellationToken);
        var row = new StoredChild
        {
            AuthorityId = authority,
            ChildId = child.Id,
            GivenName = child.GivenName,
            FamilyName = child.FamilyName,
            BornOn = child.BornOn,
            ExpectedOn = child.ExpectedOn,
        };
        if (await database.Children.AnyAsync(known => known.AuthorityId == authority && known.ChildId == child.Id, cancellationToken))
        {
            database.Children.Update(row);
        }
        else
        {
            database.Children.Add(row);
        }
        if (child.Family is null && !await database.Families.AnyAsync(known => known.AuthorityId == authority && known.FamilyId == child.OwnFamily, cancellationToken))
        {
            database.Families.Add(new StoredFamily { AuthorityId = authority, FamilyId = child.OwnFamily, Name = child.FamilyName });
        }
        await database.SaveChangesAsync(cancellationToken);
        database.FamilyMembers.Add(new StoredFamilyMember { AuthorityId = authority, FamilyId = child.Family ?? child.OwnFamily, ChildId = child.Id });
        await database.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
