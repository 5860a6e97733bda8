using System.Security.Claims;
using System.Text.Json;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.AspNetCore.Authentication.Cookies;
using NodaTime;
using NodaTime.Text;

namespace ChildProtection.Workflow.Server.SignIn;

/// <summary>A signed-in member of staff as the request carries them.</summary>
public static class StaffPrincipal
{
    private const string AuthorityClaim = "authority";
    private const string SignedInAtClaim = "signed_in_at";
    private const string StampClaim = "stamp";

    public static ClaimsPrincipal Of(StoredUser account, Instant signedInAt) =>
        new(new ClaimsIdentity(
            [
                new Claim(ClaimTypes.NameIdentifier, account.UserId.ToString()),
                new Claim(ClaimTypes.Name, account.DisplayName),
                new Claim(AuthorityClaim, account.AuthorityId.ToString()),
                new Claim(StampClaim, account.SecurityStamp),
                new Claim(SignedInAtClaim, InstantPattern.ExtendedIso.Format(signedInAt)),
                .. RolesOf(account).Select(role => new Claim(ClaimTypes.Role, role)),
            ],
            CookieAuthenticationDefaults.AuthenticationScheme));

    public static IReadOnlyList<string> RolesOf(StoredUser account) =>
        JsonSerializer.Deserialize<List<string>>(account.Roles) ?? [];

    /// <exception cref="InvalidOperationException">Nobody is signed in: the page lacks its rule.</exception>
    public static UserId User(this ClaimsPrincipal principal) =>
        UserId.Parse(principal.FindFirstValue(ClaimTypes.NameIdentifier) ?? throw NobodySignedIn(), null);

    /// <exception cref="InvalidOperationException">Nobody is signed in: the page lacks its rule.</exception>
    public static AuthorityId Authority(this ClaimsPrincipal principal) =>
        AuthorityId.Parse(principal.FindFirstValue(AuthorityClaim) ?? throw NobodySignedIn(), null);

    public static IEnumerable<string> Roles(this ClaimsPrincipal principal) =>
        principal.FindAll(ClaimTypes.Role).Select(claim => claim.Value);

    /// <summary>When they signed in; null on a cookie that does not say.</summary>
    public static Instant? SignedInAt(this ClaimsPrincipal principal) =>
        principal.FindFirstValue(SignedInAtClaim) is { } text && InstantPattern.ExtendedIso.Parse(text) is { Success: true, Value: var at } ? at : null;

    /// <summary>The account's security stamp when they signed in.</summary>
    public static string? Stamp(this ClaimsPrincipal principal) => principal.FindFirstValue(StampClaim);

    private static InvalidOperationException NobodySignedIn() => new("Nobody is signed in here: give the page a rule.");
}
