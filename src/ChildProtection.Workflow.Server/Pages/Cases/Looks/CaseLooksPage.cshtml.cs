using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Texts;
using ChildProtection.Workflow.Server.Work;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace ChildProtection.Workflow.Server.Pages.Cases.Looks;

/// <summary>
/// Who looked at a child's file: for the managers of its team, and for those who answer for, or audit, the whole authority. It shows nothing of the file.
/// </summary>
[Needs(Permission.SeeLooks)]
public sealed class CaseLooksPage(
    IAccessLog log, ICaseFiles files, CaseDoor door, SignedInStaff signedIn, IStaffDirectory staff, ICalendarLibrary calendars, IClock clock, Words words) : PageModel
{
    [FromRoute]
    public CaseId Id { get; set; }

    public string ChildName { get; private set; } = "";

    public IReadOnlyList<(string When, string Who, string Ground, bool Emergency, string Parts)> Lines { get; private set; } = [];

    public bool IsCut => Lines.Count == IAccessLog.EntriesMax;

    public async Task<IActionResult> OnGet(CancellationToken cancellationToken)
    {
        var reader = await signedIn.Get(cancellationToken);
        if (!ModelState.IsValid
            || await files.Heads(reader.Authority, [Id], cancellationToken) is not [var head]
            || (reader.Teams.Count > 0 && !reader.Teams.Contains(head.Team))
            || (await door.HiddenFrom(reader, cancellationToken)).Hides(head.Child)
            || await files.Child(reader.Authority, head.Child, cancellationToken) is not { } child)
        {
            return NotFound();
        }
        ChildName = child.Called;
        var names = new StaffNames(await staff.Names(reader.Authority, cancellationToken), words);
        var now = clock.GetCurrentInstant();
        var due = new DueWords(calendars.Default(reader.Authority), now, words);
        var looks = await log.Of(reader.Authority, Id, cancellationToken);
        await log.EnterReading(new LogReading(reader.Authority, new Signature(reader.Id, now), Id, null, looks.Count), cancellationToken);
        Lines =
        [
            .. looks.Select(look => (
                due.Moment(look.FirstAt), names.Of(look.User.ToString()), words[$"looks.ground_{look.Ground.ToString().ToLowerInvariant()}"],
                look.Ground == CaseGround.Emergency, LookWords.Parts(look.Parts, words))),
        ];
        return Page();
    }
}
