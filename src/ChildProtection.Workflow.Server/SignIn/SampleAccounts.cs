using ChildProtection.Workflow.Server.Texts;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Workflow.Server.SignIn;

/// <summary>The accounts that the sign-in page of a demonstration lists. Never asked for outside one.</summary>
public sealed class SampleAccounts(WorkflowDbContext database, Words words)
{
    /// <summary>The most accounts that the page lists; a demonstration has fewer.</summary>
    public const int ListedMax = 200;

    /// <summary>Authorities by name, each with its open accounts, by name.</summary>
    public async Task<IReadOnlyList<SampleAuthority>> All(CancellationToken cancellationToken)
    {
        var authorities = await database.Authorities.AsNoTracking().OrderBy(authority => authority.Name).ToListAsync(cancellationToken);
        var teams = await database.Teams.AsNoTracking().ToDictionaryAsync(team => (team.AuthorityId, team.TeamId), team => team.Name, cancellationToken);
        var users = await database.Users.AsNoTracking()
            .Where(user => !user.Disabled)
            .OrderBy(user => user.DisplayName)
            .Take(ListedMax)
            .ToListAsync(cancellationToken);
        return
        [
            .. authorities.Select(authority => new SampleAuthority(
                authority.Name,
                [
                    .. users.Where(user => user.AuthorityId == authority.AuthorityId).Select(user => new SampleAccount(
                        user.UserId,
                        user.DisplayName,
                        string.Join(", ", StaffPrincipal.RolesOf(user).Select(role => words.Role(role))),
                        user.TeamId is { } team && teams.TryGetValue((user.AuthorityId, team), out var name) ? name : null)),
                ])),
        ];
    }
}
