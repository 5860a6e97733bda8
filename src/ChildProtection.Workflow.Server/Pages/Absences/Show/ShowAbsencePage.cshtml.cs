using System.Globalization;
using ChildProtection.Workflow.Cases.Absences;
using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Server.Absences;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.Forms;
using ChildProtection.Workflow.Server.People;
using ChildProtection.Workflow.Server.Shell;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace ChildProtection.Workflow.Server.Pages.Absences.Show;

/// <summary>An absence: what it touches, who covers, other days, and that somebody is back.</summary>
[Needs(Permission.RecordAbsence)]
public sealed class ShowAbsencePage(AbsenceDesk desk, KeepingAbsences keeping, SignedInStaff signedIn, Words words) : PageModel
{
    [FromRoute(Name = "absence")]
    public AbsenceId Id { get; set; }

    public AbsenceLine Line { get; private set; } = null!;

    /// <summary>Null: the reader only covers.</summary>
    public AbsenceImpact? Impact { get; private set; }

    public IReadOnlyList<Option> Cover { get; private set; } = [];

    public QuestionInput.Date From { get; private set; } = null!;

    public QuestionInput.Date To { get; private set; } = null!;

    public QuestionInput.Date Back { get; private set; } = null!;

    public async Task<IActionResult> OnGet(CancellationToken cancellationToken) => await Load(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(string? cover, int revision, CancellationToken cancellationToken)
    {
        if (!await Load(cancellationToken) || !Line.MayKeep)
        {
            return NotFound();
        }
        (From, To) = (FactFields.Day(Request.Form, "from", null), FactFields.Day(Request.Form, "to", null));
        if (Day("from", "absence.from_missing") is not { } from || Day("to", "absence.to_missing") is not { } to)
        {
            return Page();
        }
        UserId? named = UserId.TryParse(cover, CultureInfo.InvariantCulture, out var chosen) ? chosen : null;
        return Said(await keeping.Change(await signedIn.Get(cancellationToken), Id, revision, from, to, named, cancellationToken));
    }

    public async Task<IActionResult> OnPostBack(int revision, CancellationToken cancellationToken)
    {
        if (!await Load(cancellationToken) || !Line.MayKeep)
        {
            return NotFound();
        }
        Back = FactFields.Day(Request.Form, "back", null);
        return Day("back", "absence.back_missing") is { } on
            ? Said(await keeping.Back(await signedIn.Get(cancellationToken), Id, revision, on, cancellationToken))
            : Page();
    }

    private IActionResult Said(AbsenceOutcome outcome)
    {
        switch (outcome)
        {
            case AbsenceOutcome.Kept:
                TempData[DoneMessage.Key] = words["absence.kept"];
                return Redirect(AbsencePaths.Of(Id));
            case AbsenceOutcome.Withdrawn:
                TempData[DoneMessage.Key] = words["absence.withdrawn"];
                return Redirect(AbsencePaths.All);
            default:
                this.Say([AbsenceErrors.Of((AbsenceOutcome.Refused)outcome, words)]);
                return Page();
        }
    }

    private LocalDate? Day(string field, string missing)
    {
        var (day, wrong) = DayFields.Read(Request.Form, field, words);
        if (day is null)
        {
            this.Say([wrong ?? new FieldError($"{field}.day", words[missing])]);
        }
        return day;
    }

    private async Task<bool> Load(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || await desk.Line(Id, cancellationToken) is not { } line)
        {
            return false;
        }
        (Line, Impact) = (line, await desk.Impact(line, cancellationToken));
        var (absence, today) = (line.Absence, await desk.Today(cancellationToken));
        (From, To, Back) = (FactFields.Day(null, "from", absence.From), FactFields.Day(null, "to", absence.To), FactFields.Day(null, "back", today));
        Cover = line.MayKeep ? await desk.CoverFor(absence.User, absence.From, absence.To, absence.Cover, cancellationToken) : [];
        return true;
    }
}
