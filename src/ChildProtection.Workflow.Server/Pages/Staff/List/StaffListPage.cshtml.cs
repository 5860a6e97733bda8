using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Staff;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ChildProtection.Workflow.Server.Pages.Staff.List;

/// <summary>Who works here, and who has left.</summary>
[Needs(Permission.KeepStaff)]
public sealed class StaffListPage(StaffDesk desk) : PageModel
{
    public IReadOnlyList<StaffLine> Lines { get; private set; } = [];

    public async Task OnGet(CancellationToken cancellationToken) => Lines = await desk.Everybody(User.Authority(), cancellationToken);
}
