using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.Administration;
using ChildProtection.Workflow.Server.Oversight;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace ChildProtection.Workflow.Server.Pages.Oversight.Rights;

/// <summary>Who was given which role, team or password, and by whom: for those who answer for, or audit, the whole authority.</summary>
[Needs(Permission.SeeLooks)]
public sealed class RightsGivenPage(
    RightsGiven rights, SignedInStaff signedIn, IStaffDirectory staff, ITeams teams, ICalendarLibrary calendars, IClock clock, Words words) : PageModel
{
    public IReadOnlyList<ChangeLine> Lines { get; private set; } = [];

    public async Task<IActionResult> OnGet(CancellationToken cancellationToken)
    {
        var reader = await signedIn.Get(cancellationToken);
        if (!RightsGiven.IsTold(reader))
        {
            return NotFound();
        }
        var told = new ChangeLines(
            await staff.Names(reader.Authority, cancellationToken),
            new Dictionary<AgencyId, string>(),
            (await teams.Of(reader.Authority, cancellationToken)).ToDictionary(team => team.Id.ToString(), team => team.Name),
            new DueWords(calendars.Default(reader.Authority), clock.GetCurrentInstant(), words),
            words);
        Lines = [.. (await rights.Of(reader, cancellationToken)).Select(told.Of)];
        await rights.Looked(reader, cancellationToken);
        return Page();
    }
}
