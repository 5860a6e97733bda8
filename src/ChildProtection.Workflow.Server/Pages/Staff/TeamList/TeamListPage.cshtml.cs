using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.Forms;
using ChildProtection.Workflow.Server.Shell;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Staff;
using ChildProtection.Workflow.Server.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ChildProtection.Workflow.Server.Pages.Staff.TeamList;

/// <summary>The teams, who manages each, and a new one.</summary>
[Needs(Permission.KeepStaff)]
public sealed class TeamListPage(TeamDesk desk, Words words) : PageModel
{
    public IReadOnlyList<TeamLine> Lines { get; private set; } = [];

    public string Name { get; private set; } = "";

    public async Task OnGet(CancellationToken cancellationToken) => Lines = await desk.All(User.Authority(), cancellationToken);

    public async Task<IActionResult> OnPost(string? name, CancellationToken cancellationToken)
    {
        if (await desk.Create(User.Authority(), name ?? "", User.User(), cancellationToken) is { } wrong)
        {
            (Name, Lines) = (name ?? "", await desk.All(User.Authority(), cancellationToken));
            this.Say([new FieldError("name", wrong)]);
            return Page();
        }
        TempData[DoneMessage.Key] = words.With("teams.created", name!.Trim());
        return LocalRedirect("/staff/teams");
    }
}
