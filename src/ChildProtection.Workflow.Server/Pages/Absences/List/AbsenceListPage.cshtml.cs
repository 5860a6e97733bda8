using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Server.Absences;
using ChildProtection.Workflow.Server.Access;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ChildProtection.Workflow.Server.Pages.Absences.List;

/// <summary>Who is away, who covers, and where nobody does.</summary>
[Needs(Permission.RecordAbsence)]
public sealed class AbsenceListPage(AbsenceDesk desk) : PageModel
{
    public IReadOnlyList<AbsenceLine> Lines { get; private set; } = [];

    public async Task OnGet(CancellationToken cancellationToken) => Lines = await desk.Lines(cancellationToken);
}
