using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ChildProtection.Workflow.Storage.SignIn;

/// <summary>Signing in to a local account with a password: on the page, and wherever a command acts in somebody's name.</summary>
public sealed class PasswordSignIn(IDbContextFactory<WorkflowDbContext> contexts, IPasswordHasher<StoredUser> hasher)
{
    // A hash of nothing anybody types, verified when no account can be signed in to, so that an unknown name takes as long as a known one.
    private static readonly string NobodysHash = new PasswordHasher<object>().HashPassword(new object(), Guid.NewGuid().ToString());

    /// <param name="now">Real time, whatever a demonstration's clock says.</param>
    public async Task<SignInOutcome> Try(string name, string password, Instant now, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var wanted = name.Trim().ToLowerInvariant();
        var account = IsPossible(wanted, password)
            ? await database.Users.AsNoTracking().SingleOrDefaultAsync(user => user.SignInName == wanted, cancellationToken)
            : null;
        if (account is null || account.Disabled || account.LockedUntil > now)
        {
            _ = hasher.VerifyHashedPassword(null!, NobodysHash, password);
            return new SignInOutcome.Wrong();
        }
        switch (hasher.VerifyHashedPassword(account, account.PasswordHash, password))
        {
            case PasswordVerificationResult.Failed:
                await CountFailure(database, account, now, cancellationToken);
                return new SignInOutcome.Wrong();
            case PasswordVerificationResult.SuccessRehashNeeded:
                await ClearFailures(database, account, hasher.HashPassword(account, password), cancellationToken);
                break;
            default:
                await ClearFailures(database, account, account.PasswordHash, cancellationToken);
                break;
        }
        return new SignInOutcome.SignedIn(account);
    }

    /// <summary>What no account can have is not looked for.</summary>
    private static bool IsPossible(string name, string password) =>
        name.Length <= StaffLimits.NameCharactersMax && password.Length <= StaffLimits.PasswordCharactersMax;

    /// <summary>One statement, so that tries sent side by side are all counted. The last one locks, and the count begins anew.</summary>
    private static async Task CountFailure(WorkflowDbContext database, StoredUser account, Instant now, CancellationToken cancellationToken)
    {
        Instant? until = now + SignInLimits.LockedFor;
        await Row(database, account).ExecuteUpdateAsync(
            row => row
                .SetProperty(user => user.LockedUntil, user => user.FailedSignIns + 1 >= SignInLimits.TriesMax ? until : user.LockedUntil)
                .SetProperty(user => user.FailedSignIns, user => user.FailedSignIns + 1 >= SignInLimits.TriesMax ? 0 : user.FailedSignIns + 1),
            cancellationToken);
    }

    private static Task<int> ClearFailures(WorkflowDbContext database, StoredUser account, string passwordHash, CancellationToken cancellationToken) =>
        Row(database, account).ExecuteUpdateAsync(
            row => row
                .SetProperty(user => user.FailedSignIns, 0)
                .SetProperty(user => user.LockedUntil, (Instant?)null)
                .SetProperty(user => user.PasswordHash, passwordHash),
            cancellationToken);

    private static IQueryable<StoredUser> Row(WorkflowDbContext database, StoredUser account) =>
        database.Users.Where(user => user.AuthorityId == account.AuthorityId && user.UserId == account.UserId);
}
