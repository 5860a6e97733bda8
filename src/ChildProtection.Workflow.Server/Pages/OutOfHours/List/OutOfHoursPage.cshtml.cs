using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.OutOfHours;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ChildProtection.Workflow.Server.Pages.OutOfHours.List;

/// <summary>What the coming night may bring, and what the last ones left.</summary>
[Needs(Permission.SeeOutOfHours)]
public sealed class OutOfHoursPage(OutOfHoursDesk desk) : PageModel
{
    public IReadOnlyList<NightChild> Tonight { get; private set; } = [];

    public IReadOnlyList<NightNote> Notes { get; private set; } = [];

    public string Morning { get; private set; } = "";

    public async Task OnGet(CancellationToken cancellationToken)
    {
        Tonight = await desk.Tonight(cancellationToken);
        Notes = await desk.Notes(cancellationToken);
        Morning = await desk.Morning(cancellationToken);
    }
}
