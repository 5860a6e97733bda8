using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Server.Forms;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Texts;
using ChildProtection.Workflow.Storage.Administration;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ChildProtection.Workflow.Server.Staff;

/// <summary>What an administrator does with the accounts of the authority's staff.</summary>
public sealed partial class StaffDesk(
    WorkflowDbContext database, IAssignments assignments, Departures departures, IPasswordHasher<StoredUser> hasher, IClock clock, Words words)
{
    /// <summary>Everybody, those who work here first, by name.</summary>
    public async Task<IReadOnlyList<StaffLine>> Everybody(AuthorityId authority, CancellationToken cancellationToken)
    {
        var users = await database.Users.AsNoTracking().Where(user => user.AuthorityId == authority)
            .OrderBy(user => user.Disabled).ThenBy(user => user.DisplayName).ToListAsync(cancellationToken);
        var teams = (await Teams(authority, cancellationToken)).ToDictionary(team => team.TeamId, team => team.Name);
        var cases = await assignments.OpenCases(authority, cancellationToken);
        return [.. users.Select(user => Line(user, teams, cases))];
    }

    /// <summary>Null: the authority has nobody of that id.</summary>
    public async Task<StoredUser?> Find(AuthorityId authority, UserId user, CancellationToken cancellationToken) =>
        await database.Users.AsNoTracking().SingleOrDefaultAsync(row => row.AuthorityId == authority && row.UserId == user, cancellationToken);

    public async Task<int> OpenCases(AuthorityId authority, UserId user, CancellationToken cancellationToken) =>
        (await assignments.OpenCases(authority, cancellationToken)).GetValueOrDefault(user);

    public async Task<IReadOnlyList<StoredTeam>> Teams(AuthorityId authority, CancellationToken cancellationToken) =>
        await database.Teams.AsNoTracking().Where(team => team.AuthorityId == authority).OrderBy(team => team.Name).ToListAsync(cancellationToken);

    /// <summary>What is wrong with the entry; nothing is kept then. Empty: it is kept.</summary>
    /// <param name="user">Null: somebody new.</param>
    /// <param name="by">Who says so.</param>
    public async Task<IReadOnlyList<FieldError>> Keep(AuthorityId authority, UserId? user, StaffEntry entry, UserId by, CancellationToken cancellationToken)
    {
        var signInName = entry.SignInName.Trim().ToLowerInvariant();
        var teams = await Teams(authority, cancellationToken);
        var team = teams.FirstOrDefault(each => each.TeamId.ToString() == entry.Team && !each.Closed)?.TeamId;
        var wrong = Check(entry with { SignInName = signInName }, isNew: user is null).ToList();
        if (!string.IsNullOrEmpty(entry.Team) && team is null)
        {
            wrong.Add(new FieldError("team", words["staff.team_unknown"]));
        }
        if (wrong.Count == 0 && await database.Users.AnyAsync(row => row.SignInName == signInName && (user == null || row.UserId != user.Value), cancellationToken))
        {
            wrong.Add(new FieldError("sign_in_name", words.With("staff.sign_in_name_taken", signInName)));
        }
        if (wrong.Count == 0)
        {
            try
            {
                await Write(authority, user, entry with { SignInName = signInName, Name = entry.Name.Trim() }, team, by, cancellationToken);
            }
            catch (DbUpdateException) when (user is null)
            {
                // Of two administrators who add the same person at once, the database lets one.
                if (!await database.Users.AnyAsync(row => row.SignInName == signInName, cancellationToken))
                {
                    throw;
                }
                wrong.Add(new FieldError("sign_in_name", words.With("staff.sign_in_name_taken", signInName)));
            }
        }
        return wrong;
    }

    /// <summary>Closes the account, ends its sessions, and takes from whoever has left every role they hold for a case. False: there is no such account.</summary>
    public async Task<bool> Leave(AuthorityId authority, UserId user, UserId by, CancellationToken cancellationToken)
    {
        var found = await Close(authority, user, closed: true, by, cancellationToken);
        if (found)
        {
            // The timers would find it too; here nobody has to wait for them.
            await departures.Run(cancellationToken);
        }
        return found;
    }

    /// <summary>Opens the account again. Roles of cases do not come back: somebody else may hold them by now.</summary>
    public Task<bool> Return(AuthorityId authority, UserId user, UserId by, CancellationToken cancellationToken) =>
        Close(authority, user, closed: false, by, cancellationToken);

    private async Task<bool> Close(AuthorityId authority, UserId user, bool closed, UserId by, CancellationToken cancellationToken)
    {
        if (await database.Users.SingleOrDefaultAsync(row => row.AuthorityId == authority && row.UserId == user, cancellationToken) is not { } found)
        {
            return false;
        }
        if (found.Disabled != closed)
        {
            (found.Disabled, found.SecurityStamp) = (closed, NewStamp());
            Enter(found, closed ? AdministrativeAct.AccountClosed : AdministrativeAct.AccountOpened, AccountChanges.None, by);
            await database.SaveChangesAsync(cancellationToken);
        }
        return true;
    }

    private void Enter(StoredUser account, AdministrativeAct act, IReadOnlyDictionary<string, AdministrativeEntry.Change> changes, UserId by) =>
        AdministrativeJournal.Enter(database, account.AuthorityId, new AdministrativeEntry(new Signature(by, clock.GetCurrentInstant()), act, account.UserId, null, null, changes));

    private IEnumerable<FieldError> Check(StaffEntry entry, bool isNew)
    {
        if (string.IsNullOrWhiteSpace(entry.Name) || entry.Name.Length > StaffLimits.NameCharactersMax)
        {
            yield return new FieldError("name", words.With("staff.name_missing", StaffLimits.NameCharactersMax));
        }
        if (!SignInNamePattern().IsMatch(entry.SignInName) || entry.SignInName.Length > StaffLimits.NameCharactersMax)
        {
            yield return new FieldError("sign_in_name", words["staff.sign_in_name_wrong"]);
        }
        if (entry.Roles.Count == 0 || entry.Roles.Except(AccessTable.Roles, StringComparer.Ordinal).Any())
        {
            yield return new FieldError("roles", words["staff.roles_missing"]);
        }
        // Whoever keeps accounts or the service sees no case: with both in one hand, nobody would be needed to give it to them.
        if (entry.Roles.Any(ProductRole.All.Contains) && entry.Roles.Any(role => AccessTable.Allows([role], Permission.SeeCase)))
        {
            yield return new FieldError("roles", words["staff.roles_apart"]);
        }
        if (entry.Telephone?.Trim() is { Length: > 0 } telephone && (telephone.Length > StaffLimits.TelephoneCharactersMax || !TelephonePattern().IsMatch(telephone)))
        {
            yield return new FieldError("telephone", words.With("staff.telephone_wrong", StaffLimits.TelephoneCharactersMax));
        }
        var length = entry.Password?.Length ?? 0;
        if ((isNew || length > 0) && length is < StaffLimits.PasswordCharactersMin or > StaffLimits.PasswordCharactersMax)
        {
            yield return new FieldError("password", words.With("staff.password_short", StaffLimits.PasswordCharactersMin, StaffLimits.PasswordCharactersMax));
        }
    }

    private async Task Write(AuthorityId authority, UserId? user, StaffEntry entry, TeamId? team, UserId by, CancellationToken cancellationToken)
    {
        var row = user is { } known
            ? await database.Users.SingleAsync(each => each.AuthorityId == authority && each.UserId == known, cancellationToken)
            : new StoredUser
            {
                AuthorityId = authority, UserId = new UserId(Guid.CreateVersion7()), SignInName = "", DisplayName = "", PasswordHash = "", Roles = "[]", SecurityStamp = NewStamp(),
            };
        var before = user is null ? null : AccountChanges.Of(row);
        row.DisplayName = entry.Name;
        row.SignInName = entry.SignInName;
        row.Roles = JsonSerializer.Serialize(entry.Roles);
        row.TeamId = team;
        row.Telephone = string.IsNullOrWhiteSpace(entry.Telephone) ? null : entry.Telephone.Trim();
        if (!string.IsNullOrEmpty(entry.Password))
        {
            row.PasswordHash = hasher.HashPassword(row, entry.Password);
            row.SecurityStamp = NewStamp(); // whoever was signed in with the old one is not any longer
            row.FailedSignIns = 0;
            row.LockedUntil = null;
        }
        if (user is null)
        {
            database.Users.Add(row);
        }
        var changes = AccountChanges.Between(before, AccountChanges.Of(row), isNewPassword: !string.IsNullOrEmpty(entry.Password));
        if (changes.Count > 0)
        {
            Enter(row, user is null ? AdministrativeAct.AccountAdded : AdministrativeAct.AccountChanged, changes, by);
        }
        await database.SaveChangesAsync(cancellationToken);
    }

    private static StaffLine Line(StoredUser user, Dictionary<TeamId, string> teams, IReadOnlyDictionary<UserId, int> cases) => new(
        user.UserId, user.DisplayName, user.SignInName, StaffPrincipal.RolesOf(user), user.TeamId is { } team ? teams.GetValueOrDefault(team) : null,
        cases.GetValueOrDefault(user.UserId), user.Disabled);

    private static string NewStamp() => Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture);

    /// <summary>Letters without accents, digits, dots, hyphens and underscores: what every keyboard can type.</summary>
    [GeneratedRegex(@"\A[a-z0-9]([a-z0-9._-]*[a-z0-9])?\z")]
    private static partial Regex SignInNamePattern();

    /// <summary>Digits in groups, a country, an extension: what somebody can dial.</summary>
    [GeneratedRegex(@"\A\+?[0-9][0-9 ()-]*( (ext|est)\.? ?[0-9]+)?\z")]
    private static partial Regex TelephonePattern();
}
