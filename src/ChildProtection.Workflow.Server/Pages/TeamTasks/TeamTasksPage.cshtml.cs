using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Work;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ChildProtection.Workflow.Server.Pages.TeamTasks;

[Needs(Permission.SeeTeamWork)]
public sealed class TeamTasksPage(CaseReading reading, SignedInStaff staff, IStaffDirectory directory, WorkLines lines) : PageModel
{
    public WorkList List { get; private set; } = null!;

    public async Task<IActionResult> OnGet(CancellationToken cancellationToken)
    {
        var reader = await staff.Get(cancellationToken);
        if (await reading.TeamWork(reader, cancellationToken) is not { } items)
        {
            return Forbid();
        }
        var all = lines.Of(reader, items, await directory.Names(reader.Authority, cancellationToken), []);
        List = new WorkList(all, WorkFilter.Of(Request.Query).Within(all), "/team-tasks", WithRole: true);
        return Page();
    }
}
