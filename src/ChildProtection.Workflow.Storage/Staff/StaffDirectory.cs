using System.Text.Json;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Workflow.Storage.Staff;

/// <summary>The staff as kept in the accounts. A disabled account is somebody who has left.</summary>
public sealed class StaffDirectory(IDbContextFactory<WorkflowDbContext> contexts) : IStaffDirectory
{
    public async Task<StaffMember?> Find(UserId user, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return Member(await database.Users.AsNoTracking().SingleOrDefaultAsync(row => row.UserId == user && !row.Disabled, cancellationToken));
    }

    public async Task<StaffMember?> FindBySignInName(string signInName, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return Member(await database.Users.AsNoTracking().SingleOrDefaultAsync(row => row.SignInName == signInName && !row.Disabled, cancellationToken));
    }

    public async Task<IReadOnlyList<StaffMember>> Everybody(AuthorityId authority, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await database.Users.AsNoTracking()
            .Where(row => row.AuthorityId == authority && !row.Disabled).OrderBy(row => row.DisplayName).ToListAsync(cancellationToken);
        return [.. rows.Select(Member).OfType<StaffMember>()];
    }

    public async Task<IReadOnlyDictionary<UserId, string>> Names(AuthorityId authority, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await database.Users.AsNoTracking().Where(row => row.AuthorityId == authority)
            .ToDictionaryAsync(row => row.UserId, row => row.DisplayName, cancellationToken);
    }

    public async Task<IReadOnlyList<StaffMember>> EverybodyEverywhere(CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await database.Users.AsNoTracking().Where(row => !row.Disabled).ToListAsync(cancellationToken);
        return [.. rows.Select(Member).OfType<StaffMember>()];
    }

    private static StaffMember? Member(StoredUser? row) => row is null
        ? null
        : new StaffMember
        {
            Id = row.UserId,
            Authority = row.AuthorityId,
            Name = row.DisplayName,
            SignInName = row.SignInName,
            Roles = JsonSerializer.Deserialize<string[]>(row.Roles) ?? [],
            Teams = row.TeamId is { } team ? [team] : [],
            Telephone = row.Telephone,
        };
}
