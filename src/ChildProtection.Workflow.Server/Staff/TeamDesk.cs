using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Texts;
using ChildProtection.Workflow.Storage.Administration;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ChildProtection.Workflow.Server.Staff;

/// <summary>What those who keep the accounts do with teams: each change stands in the journal of administration.</summary>
public sealed class TeamDesk(WorkflowDbContext database, IClock clock, Words words)
{
    public async Task<IReadOnlyList<TeamLine>> All(AuthorityId authority, CancellationToken cancellationToken)
    {
        var teams = await database.Teams.AsNoTracking().Where(team => team.AuthorityId == authority).OrderBy(team => team.Closed).ThenBy(team => team.Name).ToListAsync(cancellationToken);
        var members = (await database.Users.AsNoTracking().Where(user => user.AuthorityId == authority && user.TeamId != null && !user.Disabled).OrderBy(user => user.DisplayName)
            .ToListAsync(cancellationToken)).ToLookup(user => user.TeamId!.Value);
        var working = await database.Cases.Where(one => one.AuthorityId == authority && !one.Closed).Select(one => one.TeamId).Distinct().ToListAsync(cancellationToken);
        return
        [
            .. teams.Select(team => new TeamLine(
                team.TeamId, team.Name, team.Closed,
                [.. members[team.TeamId].Where(user => AccessTable.Allows(StaffPrincipal.RolesOf(user), Permission.AssignRoles)).Select(user => user.DisplayName)],
                [.. members[team.TeamId].Select(user => (user.UserId, user.DisplayName, string.Join(", ", StaffPrincipal.RolesOf(user).Select(role => words.Role(role)))))],
                working.Contains(team.TeamId))),
        ];
    }

    /// <summary>What is wrong with the name; null: the team is there.</summary>
    public async Task<string?> Create(AuthorityId authority, string name, UserId by, CancellationToken cancellationToken)
    {
        if (await Wrong(authority, name, null, cancellationToken) is { } wrong)
        {
            return wrong;
        }
        // Those who create two at once: the second finds its number taken and is told to try again.
        var last = await database.Teams.Where(team => team.AuthorityId == authority).Select(team => (TeamId?)team.TeamId).MaxAsync(cancellationToken);
        database.Teams.Add(new StoredTeam { AuthorityId = authority, TeamId = new TeamId((last?.Value ?? 0) + 1), Name = name.Trim() });
        Enter(authority, AdministrativeAct.TeamCreated, null, name.Trim(), by);
        try
        {
            await database.SaveChangesAsync(cancellationToken);
            return null;
        }
        catch (DbUpdateException)
        {
            return words["teams.meanwhile"];
        }
    }

    /// <summary>What is wrong with the name; null: the team is called so.</summary>
    public async Task<string?> Rename(AuthorityId authority, TeamId id, string name, UserId by, CancellationToken cancellationToken)
    {
        if (await Wrong(authority, name, id, cancellationToken) is { } wrong)
        {
            return wrong;
        }
        var team = await database.Teams.SingleAsync(row => row.AuthorityId == authority && row.TeamId == id, cancellationToken);
        if (team.Name != name.Trim())
        {
            Enter(authority, AdministrativeAct.TeamRenamed, team.Name, name.Trim(), by);
            team.Name = name.Trim();
            await database.SaveChangesAsync(cancellationToken);
        }
        return null;
    }

    /// <summary>What is in the way; empty: it is closed.</summary>
    public async Task<IReadOnlyList<string>> Close(AuthorityId authority, TeamId id, UserId by, CancellationToken cancellationToken)
    {
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        // Looked at and closed in one statement, so that nobody joins in between.
        var closed = await database.Teams
            .Where(team => team.AuthorityId == authority && team.TeamId == id && !team.Closed
                && !database.Users.Any(user => user.AuthorityId == authority && user.TeamId == id && !user.Disabled)
                && !database.Cases.Any(one => one.AuthorityId == authority && one.TeamId == id && !one.Closed))
            .ExecuteUpdateAsync(team => team.SetProperty(one => one.Closed, true), cancellationToken);
        var line = (await All(authority, cancellationToken)).First(team => team.Id == id);
        if (closed == 1)
        {
            Enter(authority, AdministrativeAct.TeamClosed, line.Name, null, by);
            await database.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return [];
        }
        return
        [
            .. line.Members.Count > 0 ? new[] { words.With("teams.in_the_way_people", line.Members.Count) } : [],
            .. line.HasOpenCases ? new[] { words["teams.in_the_way_cases"] } : [],
        ];
    }

    /// <summary>Moves people to another team, or to none. Gives how many. What they see follows with their next page.</summary>
    public async Task<int> Move(AuthorityId authority, IReadOnlyList<UserId> people, TeamId from, TeamId? to, UserId by, CancellationToken cancellationToken)
    {
        if (to is { } target && !await database.Teams.AnyAsync(team => team.AuthorityId == authority && team.TeamId == target && !team.Closed, cancellationToken))
        {
            return 0;
        }
        // Nobody moves themselves: what they may do stays as others gave it.
        var moving = await database.Users.Where(user => user.AuthorityId == authority && user.TeamId == from && !user.Disabled && people.Contains(user.UserId) && user.UserId != by).ToListAsync(cancellationToken);
        foreach (var account in moving)
        {
            var before = AccountChanges.Of(account);
            account.TeamId = to;
            AdministrativeJournal.Enter(database, authority, new AdministrativeEntry(
                new Signature(by, clock.GetCurrentInstant()), AdministrativeAct.AccountChanged, account.UserId, null, null, AccountChanges.Between(before, AccountChanges.Of(account), isNewPassword: false)));
        }
        await database.SaveChangesAsync(cancellationToken);
        return moving.Count;
    }

    private async Task<string?> Wrong(AuthorityId authority, string name, TeamId? but, CancellationToken cancellationToken)
    {
        var wanted = name.Trim();
        if (wanted.Length is 0 or > StaffLimits.NameCharactersMax)
        {
            return words.With("teams.name_missing", StaffLimits.NameCharactersMax);
        }
        var names = await database.Teams.Where(team => team.AuthorityId == authority && !team.Closed && (but == null || team.TeamId != but)).Select(team => team.Name).ToListAsync(cancellationToken);
        return names.Contains(wanted, StringComparer.OrdinalIgnoreCase) ? words.With("teams.name_taken", wanted) : null;
    }

    private void Enter(AuthorityId authority, AdministrativeAct act, string? before, string? after, UserId by) => AdministrativeJournal.Enter(
        database, authority, new AdministrativeEntry(
            new Signature(by, clock.GetCurrentInstant()), act, null, null, null, new Dictionary<string, AdministrativeEntry.Change> { [AccountChanges.Name] = new(before, after ?? before) }));
}
