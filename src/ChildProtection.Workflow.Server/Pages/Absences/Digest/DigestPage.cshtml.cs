using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Server.Absences;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ChildProtection.Workflow.Server.Pages.Absences.Digest;

/// <summary>What happened on the reader's own cases while they were away; nobody else's.</summary>
[Needs(Permission.SeeMyWork)]
public sealed class DigestPage(AbsenceDesk desk, ReturnDesk returning, SignedInStaff signedIn) : PageModel
{
    [FromRoute(Name = "absence")]
    public AbsenceId Id { get; set; }

    public AbsenceLine Line { get; private set; } = null!;

    public ReturnDigest Digest { get; private set; } = null!;

    public async Task<IActionResult> OnGet(CancellationToken cancellationToken)
    {
        if (!await Load(cancellationToken))
        {
            return NotFound();
        }
        Digest = await returning.Of(Line.Absence, cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPost(CancellationToken cancellationToken)
    {
        if (!await Load(cancellationToken))
        {
            return NotFound();
        }
        await returning.KeepRead(Id, cancellationToken);
        return Redirect("/work");
    }

    /// <summary>False: it is not the reader's own absence, or not begun.</summary>
    private async Task<bool> Load(CancellationToken cancellationToken)
    {
        var reader = await signedIn.Get(cancellationToken);
        if (!ModelState.IsValid || await desk.Line(Id, cancellationToken) is not { Time: not AbsenceTime.ToCome } line || line.Absence.User != reader.Id)
        {
            return false;
        }
        Line = line;
        return true;
    }
}
