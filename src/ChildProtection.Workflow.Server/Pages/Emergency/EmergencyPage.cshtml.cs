using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Texts;
using ChildProtection.Workflow.Server.Work;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace ChildProtection.Workflow.Server.Pages.Emergency;

/// <summary>
/// Opens the file of a child outside one's cases, in an emergency. Whoever asks knows the child's whole name and date of birth: nothing is found by browsing.
/// </summary>
[Needs(Permission.OpenInEmergency)]
public sealed class EmergencyPage(EmergencyOpening opening, WorkflowDbContext database, ICaseFiles files, SignedInStaff signedIn, Words words) : PageModel
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
        if (await CaseOf(reader.Authority, day.Value, cancellationToken) is not { } found)
        {
            ModelState.AddModelError("given", words["emergency.not_found"]);
            return Page();
        }
        var outcome = await opening.Open(reader, found, Reason!, cancellationToken);
        if (outcome is EmergencyOutcome.Opened or EmergencyOutcome.OpenAlready)
        {
            return LocalRedirect(CasePaths.Case(found));
        }
        ModelState.AddModelError("given", words[outcome == EmergencyOutcome.Busy ? "emergency.busy" : "emergency.not_found"]);
        return Page();
    }

    /// <summary>The child's open case, else the last one; null: nobody of exactly that name and day has one.</summary>
    private async Task<CaseId?> CaseOf(AuthorityId authority, LocalDate born, CancellationToken cancellationToken)
    {
        var (given, family) = (BareName.Of(GivenName!), BareName.Of(FamilyName!));
        var thatDay = await database.Children.AsNoTracking()
            .Where(row => row.AuthorityId == authority && (row.BornOn == born || (row.BornOn == null && row.ExpectedOn == born))).ToListAsync(cancellationToken);
        // Names are compared here: SQLite knows upper and lower case of the letters of English alone.
        foreach (var child in thatDay.Where(child => BareName.Of(child.GivenName) == given && BareName.Of(child.FamilyName) == family))
        {
            if ((await files.CasesOf(authority, child.ChildId, cancellationToken)).OrderBy(head => head.Closed).ThenByDescending(head => head.OpenedAt).FirstOrDefault() is { } head)
            {
                return head.Case;
            }
        }
        return null;
    }

    private void Need(bool given, string field, string key)
    {
        if (!given)
        {
            ModelState.AddModelError(field, words[key]);
        }
    }
}
