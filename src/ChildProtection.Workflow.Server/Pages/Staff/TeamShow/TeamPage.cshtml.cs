using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.Forms;
using ChildProtection.Workflow.Server.Shell;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Staff;
using ChildProtection.Workflow.Server.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ChildProtection.Workflow.Server.Pages.Staff.TeamShow;

/// <summary>One team: what it is called, who works in it, and its end.</summary>
[Needs(Permission.KeepStaff)]
public sealed class TeamPage(TeamDesk desk, Words words) : PageModel
{
    [FromRoute(Name = "team")]
    public int Id { get; set; }

    public TeamLine Team { get; private set; } = null!;

    public string Name { get; private set; } = "";

    public IReadOnlyList<Option> People { get; private set; } = [];

    /// <summary>The other teams that work.</summary>
    public IReadOnlyList<Option> Others { get; private set; } = [];

    public async Task<IActionResult> OnGet(CancellationToken cancellationToken) => await Load([], cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostRename(string? name, CancellationToken cancellationToken)
    {
        if (!await Load([], cancellationToken) || Team.Closed)
        {
            return NotFound();
        }
        if (await desk.Rename(User.Authority(), Team.Id, name ?? "", User.User(), cancellationToken) is { } wrong)
        {
            Name = name ?? "";
            this.Say([new FieldError("name", wrong)]);
            return Page();
        }
        return Said(words.With("teams.renamed", name!.Trim()));
    }

    public async Task<IActionResult> OnPostMove(string[]? people, string? to, CancellationToken cancellationToken)
    {
        if (!await Load(people ?? [], cancellationToken) || Team.Closed)
        {
            return NotFound();
        }
        UserId[] chosen = [.. (people ?? []).Select(id => UserId.TryParse(id, null, out var user) ? (UserId?)user : null).OfType<UserId>()];
        TeamId? target = TeamId.TryParse(to, null, out var other) ? other : null;
        if (chosen.Length == 0 || (!string.IsNullOrEmpty(to) && !Others.Any(option => option.Value == to)))
        {
            this.Say([new FieldError("people", words["teams.move_missing"])]);
            return Page();
        }
        return Said(words.With("teams.moved", await desk.Move(User.Authority(), chosen, Team.Id, target, User.User(), cancellationToken)));
    }

    public async Task<IActionResult> OnPostClose(CancellationToken cancellationToken)
    {
        if (!await Load([], cancellationToken) || Team.Closed)
        {
            return NotFound();
        }
        if (await desk.Close(User.Authority(), Team.Id, User.User(), cancellationToken) is { Count: > 0 } way)
        {
            this.Say([new FieldError("close", words.With("teams.in_the_way", string.Join(" ", way)))]);
            return Page();
        }
        TempData[DoneMessage.Key] = words.With("teams.closed_done", Team.Name);
        return LocalRedirect("/staff/teams");
    }

    private LocalRedirectResult Said(string done)
    {
        TempData[DoneMessage.Key] = done;
        return LocalRedirect($"/staff/teams/{Id}");
    }

    private async Task<bool> Load(IReadOnlyList<string> chosen, CancellationToken cancellationToken)
    {
        var all = await desk.All(User.Authority(), cancellationToken);
        if (all.FirstOrDefault(team => team.Id.Value == Id) is not { } found)
        {
            return false;
        }
        (Team, Name) = (found, found.Name);
        People = [.. found.Members.Where(member => member.User != User.User()).Select(member => new Option(member.User.ToString(), $"{member.Name} ({member.Roles})", chosen.Contains(member.User.ToString())))];
        Others = [.. all.Where(team => team.Id != found.Id && !team.Closed).Select(team => new Option(team.Id.ToString(), team.Name, false))];
        return true;
    }
}
