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
public sealed class TeamTasksPage(CaseReading reading, SignedInStaff staff, IStaffDirectory directory, KeptFilter filters, WorkPlaces places, WorkLines lines) : PageModel
{
    public const string Path = "/team-tasks";

    /// <summary>The name by which the filter is kept for the reader.</summary>
    private const string FilterKept = "filter of team tasks";

    public WorkList List { get; private set; } = null!;

    public async Task<IActionResult> OnGet(CancellationToken cancellationToken)
    {
        var reader = await staff.Get(cancellationToken);
        var (chosen, kept) = await filters.Of(reader, FilterKept, Request.Query, cancellationToken);
        if (chosen is not { } filter)
        {
            return LocalRedirect(Path + kept);
        }
        if (await reading.TeamWork(reader, cancellationToken) is not { } items)
        {
            return Forbid();
        }
        var all = lines.Of(reader, items, await directory.Names(reader.Authority, cancellationToken), []);
        var where = filter.Group == WorkFilter.ByPlace ? await places.Of(reader, items, cancellationToken) : null;
        List = new WorkList(all, filter.Within(all), Path, WithRole: true) { Places = where };
        return Page();
    }
}
