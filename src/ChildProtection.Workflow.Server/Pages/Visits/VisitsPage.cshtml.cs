using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Visits;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ChildProtection.Workflow.Server.Pages.Visits;

/// <summary>Whom the reader has to see, with what they need on the way: made for a phone.</summary>
[Needs(Permission.SeeMyWork)]
public sealed class VisitsPage(VisitSheets sheets, VisitDay day, SignedInStaff signedIn) : PageModel
{
    public VisitSheet Sheet { get; private set; } = null!;

    public async Task<IActionResult> OnGet(CancellationToken cancellationToken)
    {
        if (await sheets.Of(await signedIn.Get(cancellationToken), cancellationToken) is not { } sheet)
        {
            return Forbid();
        }
        Sheet = sheet;
        return Page();
    }

    /// <summary>The reader goes there today, or does not.</summary>
    public async Task<IActionResult> OnPost(CaseId[] children, bool going, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || children.Length is 0 or > VisitDay.ChildrenMax)
        {
            return NotFound();
        }
        var reader = await signedIn.Get(cancellationToken);
        await day.Say(reader, sheets.Today(reader), children, going, cancellationToken);
        return LocalRedirect(VisitPaths.Sheet);
    }
}
