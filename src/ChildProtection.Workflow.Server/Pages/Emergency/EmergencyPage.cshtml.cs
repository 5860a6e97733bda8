using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Texts;
using ChildProtection.Workflow.Server.Work;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime.Text;

namespace ChildProtection.Workflow.Server.Pages.Emergency;

/// <summary>
/// Opens the file of a child outside one's cases, in an emergency. Whoever asks knows the child's whole name and date of birth: nothing is found by browsing.
/// </summary>
[Needs(Permission.OpenInEmergency)]
public sealed class EmergencyPage(EmergencyOpening opening, SignedInStaff signedIn, Words words) : PageModel
{
    [FromForm(Name = "given")]
    public string? GivenName { get; set; }

    [FromForm(Name = "family")]
    public string? FamilyName { get; set; }

    [FromForm(Name = "born")]
    public string? Born { get; set; }

    [FromForm(Name = "reason")]
    public string? Reason { get; set; }

    public int Hours => (int)EmergencyAccess.Lasts.TotalHours;

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPost(CancellationToken cancellationToken)
    {
        var reader = await signedIn.Get(cancellationToken);
        var day = LocalDatePattern.Iso.Parse(Born ?? "");
        Need(!string.IsNullOrWhiteSpace(GivenName), "given", "emergency.given_missing");
        Need(!string.IsNullOrWhiteSpace(FamilyName), "family", "emergency.family_missing");
        Need(day.Success, "born", "emergency.born_missing");
        Need(Reason?.Trim().Length is >= EmergencyAccess.ReasonMin and <= EmergencyAccess.ReasonMax, "reason", "emergency.reason_missing");
        if (!ModelState.IsValid)
        {
            return Page();
        }
        var (outcome, found) = await opening.Open(reader, GivenName!, FamilyName!, day.Value, Reason!, cancellationToken);
        if (found is { } open)
        {
            return LocalRedirect(CasePaths.Case(open));
        }
        ModelState.AddModelError("given", words[outcome == EmergencyOutcome.Busy ? "emergency.busy" : "emergency.not_found"]);
        return Page();
    }

    private void Need(bool given, string field, string key)
    {
        if (!given)
        {
            ModelState.AddModelError(field, words[key]);
        }
    }
}
