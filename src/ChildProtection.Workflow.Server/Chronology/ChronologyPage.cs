using ChildProtection.Workflow.Cases.Chronology;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Server.CasePage;
using ChildProtection.Workflow.Server.Forms;
using ChildProtection.Workflow.Server.Shell;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Texts;
using ChildProtection.Workflow.Server.Work;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace ChildProtection.Workflow.Server.Chronology;

/// <summary>A page of a child's chronology.</summary>
public abstract class ChronologyPage(ChronologyKeeping keeping, SignedInStaff signedIn, IStaffDirectory directory, IClock clock, Words words) : PageModel
{
    [FromRoute(Name = "id")]
    public CaseId Id { get; set; }

    public string ChildName => View.View.Child.Called;

    public ChronologyView View { get; private set; } = null!;

    /// <summary>Every event that the reader sees, in the order in which they happened.</summary>
    public IReadOnlyList<ChronologyLine> Lines { get; private set; } = [];

    protected ChronologyKeeping Keeping { get; } = keeping;

    protected Words Words { get; } = words;

    protected CaseTelling Telling { get; private set; } = null!;

    protected StaffMember Reader { get; private set; } = null!;

    public string Path => $"{CasePaths.Case(Id)}/chronology";

    /// <summary>False: there is no such case, or the reader sees none of its chronology.</summary>
    protected async Task<bool> Load(CancellationToken cancellationToken)
    {
        Reader = await signedIn.Get(cancellationToken);
        if (!ModelState.IsValid || await Keeping.Of(Reader, Id, cancellationToken) is not { } view)
        {
            return false;
        }
        View = view;
        Telling = new CaseTelling(view.View, Reader, new StaffNames(await directory.Names(Reader.Authority, cancellationToken), Words), clock.GetCurrentInstant(), Words);
        Lines = [.. view.Events.Select(one => ChronologyLine.Of(Telling, one))];
        return true;
    }

    /// <summary>Goes on where it is done; null where the page is shown again with what is wrong.</summary>
    protected IActionResult? Answer(ChronologyOutcome outcome, string done, string path)
    {
        switch (outcome)
        {
            case ChronologyOutcome.Done:
                TempData[DoneMessage.Key] = Words[done];
                return LocalRedirect(path);
            case ChronologyOutcome.NotFound:
                return NotFound();
            case ChronologyOutcome.NotAllowed:
                return Forbid();
            default:
                var (field, error) = outcome switch
                {
                    ChronologyOutcome.WhatNeeded => ("what", "chronology.what_missing"),
                    ChronologyOutcome.DayNeeded => ("on.day", "chronology.day_missing"),
                    ChronologyOutcome.ReasonNeeded => ("reason", "chronology.reason_missing"),
                    ChronologyOutcome.TooLong => ("", "chronology.too_long"),
                    _ => ("", "chronology.overtaken"),
                };
                FieldErrors.Say(this, [new FieldError(field, Words[error])]);
                return null;
        }
    }
}
