using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Cases.Work;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.Reassigning;
using ChildProtection.Workflow.Server.Shell;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace ChildProtection.Workflow.Server.Pages.TeamTasks.Reassigned;

/// <summary>What was given at once, and taking it back. It names no child.</summary>
[Needs(Permission.AssignRoles)]
public sealed class ReassignedPage(ReassignDesk desk, IStaffDirectory directory, ICalendarLibrary calendars, IClock clock, Words words) : PageModel
{
    [FromRoute(Name = "reassignment")]
    public Guid Id { get; set; }

    public string FromName { get; private set; } = "";

    public string ToName { get; private set; } = "";

    public string ByName { get; private set; } = "";

    public string When { get; private set; } = "";

    public string Reason { get; private set; } = "";

    public int Count { get; private set; }

    /// <summary>Who took it back, and when; null: it stands.</summary>
    public string? Undone { get; private set; }

    public async Task<IActionResult> OnGet(CancellationToken cancellationToken) => await Load(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostUndo(CancellationToken cancellationToken)
    {
        if (!await Load(cancellationToken))
        {
            return NotFound();
        }
        TempData[DoneMessage.Key] = await desk.Undo(Id, cancellationToken) is { } outcome
            ? words.With("reassign.undone", outcome.Each.Count(one => one.Outcome is WorkOutcome.Done), Count)
            : words["reassign.nothing_to_undo"];
        return LocalRedirect(ReassignPaths.Done(Id));
    }

    private async Task<bool> Load(CancellationToken cancellationToken)
    {
        if (await desk.Find(Id, cancellationToken) is not { } made)
        {
            return false;
        }
        var names = await directory.Names(User.Authority(), cancellationToken);
        var due = new DueWords(calendars.Default(User.Authority()), clock.GetCurrentInstant(), words);
        (FromName, ToName, ByName) = (names.GetValueOrDefault(made.From, ""), names.GetValueOrDefault(made.To, ""), names.GetValueOrDefault(made.Made.By, ""));
        (When, Reason, Count) = (due.Moment(made.Made.At), made.Reason, made.Roles.Count);
        Undone = made.Undone is { } undone ? words.With("reassign.undone_by", names.GetValueOrDefault(undone.By, ""), due.Moment(undone.At)) : null;
        return true;
    }
}
