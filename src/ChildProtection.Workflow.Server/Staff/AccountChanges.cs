using System.Globalization;
using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Storage.Schema;

namespace ChildProtection.Workflow.Server.Staff;

/// <summary>What the journal of administration keeps of an account: what is seen of it and what it allows, never a password or its hash.</summary>
public static class AccountChanges
{
    public const string Name = "name";
    public const string SignInName = "sign_in_name";

    /// <summary>Names of roles, parted by spaces.</summary>
    public const string Roles = "roles";

    /// <summary>The team's number; null: the whole authority.</summary>
    public const string Team = "team";

    public const string Telephone = "telephone";

    /// <summary>Changed from nothing to nothing: only that it is another one.</summary>
    public const string Password = "password";

    public static IReadOnlyDictionary<string, AdministrativeEntry.Change> None { get; } = new Dictionary<string, AdministrativeEntry.Change>();

    public static IReadOnlyDictionary<string, string?> Of(StoredUser account) => new Dictionary<string, string?>
    {
        [Name] = account.DisplayName,
        [SignInName] = account.SignInName,
        [Roles] = string.Join(' ', StaffPrincipal.RolesOf(account).Order(StringComparer.Ordinal)),
        [Team] = account.TeamId?.Value.ToString(CultureInfo.InvariantCulture),
        [Telephone] = account.Telephone,
    };

    /// <param name="before">Null: there was no account.</param>
    public static IReadOnlyDictionary<string, AdministrativeEntry.Change> Between(
        IReadOnlyDictionary<string, string?>? before, IReadOnlyDictionary<string, string?> after, bool isNewPassword)
    {
        var changes = after.Where(part => before?[part.Key] != part.Value)
            .ToDictionary(part => part.Key, part => new AdministrativeEntry.Change(before?[part.Key], part.Value));
        if (isNewPassword)
        {
            changes[Password] = new AdministrativeEntry.Change(null, null);
        }
        return changes;
    }
}
