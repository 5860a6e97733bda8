using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.Forms;
using ChildProtection.Workflow.Server.Shell;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Staff;
using ChildProtection.Workflow.Server.Texts;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ChildProtection.Workflow.Server.Pages.Staff.Person;

/// <summary>Somebody's account: new, changed, closed when they leave, opened again when they come back.</summary>
[Needs(Permission.KeepStaff)]
public sealed class StaffPersonPage(StaffDesk desk, Words words) : PageModel
{
    /// <summary>The path's word for somebody new.</summary>
    public const string New = "new";

    [FromRoute(Name = "user")]
    public string Id { get; set; } = New;

    /// <summary>The account as kept; null: somebody new.</summary>
    public StoredUser? Account { get; private set; }

    public StaffEntry Entry { get; private set; } = new("", "", [], null, null, null);

    public IReadOnlyList<Option> Roles { get; private set; } = [];

    public IReadOnlyList<Option> Teams { get; private set; } = [];

    /// <summary>Open cases in which they hold a role.</summary>
    public int OpenCases { get; private set; }

    /// <summary>Nobody closes their own account: there might be nobody left to open it again.</summary>
    public bool IsSelf => Account?.UserId == User.User();

    public async Task<IActionResult> OnGet(CancellationToken cancellationToken) => await Load(null, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(
        string? name, [FromForm(Name = "sign_in_name")] string? signInName, string[]? roles, string? team, string? telephone, string? password, CancellationToken cancellationToken)
    {
        var entry = new StaffEntry(name ?? "", signInName ?? "", roles ?? [], team, telephone, password);
        if (!await Load(entry, cancellationToken))
        {
            return NotFound();
        }
        if (IsSelf && !IsAsBefore(Account!, entry))
        {
            ModelState.AddModelError("roles", words["staff.roles_self"]);
            return Page();
        }
        foreach (var error in await desk.Keep(User.Authority(), Account?.UserId, entry, User.User(), cancellationToken))
        {
            ModelState.AddModelError(error.Field, error.Message);
        }
        return ModelState.IsValid ? Said(words.With("staff.kept", entry.Name)) : Page();
    }

    public async Task<IActionResult> OnPostLeave(CancellationToken cancellationToken)
    {
        if (!await Load(null, cancellationToken) || Account is null)
        {
            return NotFound();
        }
        if (IsSelf)
        {
            return BadRequest();
        }
        await desk.Leave(User.Authority(), Account.UserId, User.User(), cancellationToken);
        return Said(words.With("staff.has_left", Account.DisplayName, OpenCases));
    }

    public async Task<IActionResult> OnPostReturn(CancellationToken cancellationToken)
    {
        if (!await Load(null, cancellationToken) || Account is null)
        {
            return NotFound();
        }
        await desk.Return(User.Authority(), Account.UserId, User.User(), cancellationToken);
        return Said(words.With("staff.has_returned", Account.DisplayName));
    }

    /// <summary>Nobody gives themselves a right, nor takes the last administrator's away: what they may do is as it was.</summary>
    private static bool IsAsBefore(StoredUser account, StaffEntry entry) =>
        StaffPrincipal.RolesOf(account).ToHashSet(StringComparer.Ordinal).SetEquals(entry.Roles) && (account.TeamId?.ToString() ?? "") == (entry.Team ?? "");

    private RedirectResult Said(string done)
    {
        TempData[DoneMessage.Key] = done;
        return Redirect("/staff");
    }

    /// <summary>False: there is nobody of that id.</summary>
    private async Task<bool> Load(StaffEntry? entry, CancellationToken cancellationToken)
    {
        if (Id != New)
        {
            Account = UserId.TryParse(Id, null, out var user) ? await desk.Find(User.Authority(), user, cancellationToken) : null;
            if (Account is null)
            {
                return false;
            }
            OpenCases = await desk.OpenCases(User.Authority(), Account.UserId, cancellationToken);
        }
        Entry = entry ?? (Account is null ? Entry : new StaffEntry(Account.DisplayName, Account.SignInName, StaffPrincipal.RolesOf(Account), Account.TeamId?.ToString(), Account.Telephone, null));
        Roles = [.. AccessTable.Roles.Select(role => new Option(role, words.Role(role), Entry.Roles.Contains(role))).OrderBy(option => option.Label, StringComparer.CurrentCulture)];
        Teams = [.. (await desk.Teams(User.Authority(), cancellationToken)).Where(team => !team.Closed).Select(team => new Option(team.TeamId.ToString(), team.Name, team.TeamId.ToString() == Entry.Team))];
        return true;
    }
}
