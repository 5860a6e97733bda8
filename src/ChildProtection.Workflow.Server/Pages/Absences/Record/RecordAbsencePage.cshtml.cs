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

namespace ChildProtection.Workflow.Server.Pages.Absences.Record;

/// <summary>Says that somebody is away, from when to when. Who covers is asked on the next page, where it is seen who could.</summary>
[Needs(Permission.RecordAbsence)]
public sealed class RecordAbsencePage(AbsenceDesk desk, KeepingAbsences keeping, SignedInStaff signedIn, Words words) : PageModel
{
    [FromForm(Name = "command")]
    public Guid Command { get; set; }

    /// <summary>Of whom it is said; empty: the reader.</summary>
    [BindProperty(SupportsGet = true, Name = "user")]
    public string? Whom { get; set; }

    public IReadOnlyList<Option> People { get; private set; } = [];

    public QuestionInput.Date From { get; private set; } = new(null, null, null, null);

    public QuestionInput.Date To { get; private set; } = new(null, null, null, null);

    public async Task OnGet(CancellationToken cancellationToken)
    {
        Command = Guid.NewGuid();
        await Load(cancellationToken);
    }

    public async Task<IActionResult> OnPost(CancellationToken cancellationToken)
    {
        if (Command == Guid.Empty)
        {
            return BadRequest();
        }
        await Load(cancellationToken);
        (From, To) = (FactFields.Day(Request.Form, "from", null), FactFields.Day(Request.Form, "to", null));
        var (from, fromWrong) = DayFields.Read(Request.Form, "from", words);
        var (to, toWrong) = DayFields.Read(Request.Form, "to", words);
        if (from is null || to is null)
        {
            this.Say(new[]
            {
                from is null ? fromWrong ?? new FieldError("from.day", words["absence.from_missing"]) : null,
                to is null ? toWrong ?? new FieldError("to.day", words["absence.to_missing"]) : null,
            }.OfType<FieldError>());
            return Page();
        }
        var reader = await signedIn.Get(cancellationToken);
        var user = UserId.TryParse(Whom, null, out var chosen) ? chosen : reader.Id;
        switch (await keeping.Record(reader, new AbsenceId(Command), user, from.Value, to.Value, cover: null, cancellationToken))
        {
            case AbsenceOutcome.Kept kept:
                TempData[DoneMessage.Key] = words["absence.recorded"];
                return Redirect(AbsencePaths.Of(kept.Absence.Id));
            case AbsenceOutcome.Refused refused:
                this.Say([AbsenceErrors.Of(refused, words)]);
                return Page();
            default:
                return Redirect(AbsencePaths.All);
        }
    }

    private async Task Load(CancellationToken cancellationToken) =>
        People = [.. (await desk.Keepable(cancellationToken)).Select(member => new Option(member.Id.ToString(), member.Name, member.Id.ToString() == Whom))];
}
