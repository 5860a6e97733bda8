using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.People.Facts;
using ChildProtection.Workflow.Cases.Work;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Server.Forms;
using ChildProtection.Workflow.Server.People;
using ChildProtection.Workflow.Server.Shell;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace ChildProtection.Workflow.Server.Work;

/// <summary>A page that changes the file of the people around a child: loads what the reader sees of it, keeps the change, and goes back or says what is wrong.</summary>
public abstract class CasePeoplePage(PeopleReading reading, KeepingPeople keeping, SignedInStaff staff, IClock clock, Words words) : PageModel
{
    /// <summary>Characters of what the chair is told.</summary>
    public const int DetailCharactersMax = 2_000;

    protected Words Words { get; } = words;

    protected FactWords Said { get; } = new(words);

    protected CasePeople People { get; private set; } = null!;

    [FromRoute(Name = "id")]
    public CaseId Id { get; set; }

    /// <summary>The idempotency key: the same form sent twice is done once.</summary>
    [FromForm(Name = "command")]
    public Guid Command { get; set; }

    /// <summary>The change is told to the case as a change of circumstances as well.</summary>
    [FromForm(Name = "report")]
    public bool Report { get; set; }

    [FromForm(Name = "detail")]
    public string? Detail { get; set; }

    public string ChildName => People.View.CalledName;

    public bool MayReport { get; private set; }

    /// <summary>What somebody else made of it since the form was opened.</summary>
    public string? Meanwhile { get; protected set; }

    protected LocalDate Today => People.State.Calendar.DateOf(clock.GetCurrentInstant());

    /// <summary>False when there is no such case, it is none of the reader's, or they may not change its file.</summary>
    protected async Task<bool> LoadPeople(bool correcting, CancellationToken cancellationToken)
    {
        var reader = await staff.Get(cancellationToken);
        if (!ModelState.IsValid || await reading.Of(reader, Id, cancellationToken) is not { } found || !(correcting ? found.MayCorrect : found.MayChange))
        {
            return false;
        }
        People = found;
        MayReport = CaseMachine.Derive(found.State.Definition, found.State.Snapshot, found.State.Calendar).Actions
            .Any(action => action.Name == KeepingPeople.ReportChange && action.For.Any(role => ActingRoles.Acts(reader, found.State.Snapshot, role)));
        return true;
    }

    /// <summary>Keeps the change; null when the page is to be shown again with what is wrong.</summary>
    protected async Task<IActionResult?> Keep(PeopleEdit edit, string? changeOfCircumstances, LocalDate? happened, CancellationToken cancellationToken)
    {
        if (Detail?.Length > DetailCharactersMax)
        {
            ModelState.AddModelError("detail", Words.With("people.fault_toolong", Words["people.detail"]));
            return null;
        }
        var report = Report && MayReport && changeOfCircumstances is not null ? new ReportedChange(changeOfCircumstances, Detail?.Trim() ?? string.Empty, happened ?? Today) : null;
        var outcome = await keeping.Keep(await staff.Get(cancellationToken), Id, edit, Command, report, cancellationToken);
        switch (outcome)
        {
            case WorkOutcome.Done:
                TempData[DoneMessage.Key] = Words[report is null ? "people.kept" : "people.kept_and_told"];
                return LocalRedirect(PeoplePaths.All(Id));
            case WorkOutcome.NotFound:
                return NotFound();
            case WorkOutcome.Refused refused:
                foreach (var error in refused.Reasons.Select(Error))
                {
                    ModelState.AddModelError(error.Field, error.Message);
                }
                return null;
            case WorkOutcome.Conflict:
                ModelState.AddModelError(string.Empty, Words["people.conflict"]);
                return null;
            default:
                var failed = OutcomeWords.Error(outcome, Words);
                ModelState.AddModelError(failed.Field, failed.Message);
                return null;
        }
    }

    private FieldError Error(Refusal refusal)
    {
        if (refusal.Code == WorkCodes.FactIncomplete && refusal.Question?.Split(':') is [var part, var fault])
        {
            var title = part == FactFault.Unsaid ? Words["people.unsaid_words"] : Words[$"people.part_{part}"];
            return new FieldError(part == FactFault.Unsaid ? "unsaid_words" : FieldOf(part), Words.With($"people.fault_{fault.ToLowerInvariant()}", title));
        }
        return refusal.Code switch
        {
            WorkCodes.FactIncomplete when refusal.Question == "reason" => new FieldError("reason", Words["people.reason_missing"]),
            WorkCodes.FactIncomplete => new FieldError(refusal.Question ?? string.Empty, Words["people.join_nothing"]),
            WorkCodes.EndsBeforeItBegan => new FieldError("to.day", Words["people.ends_before"]),
            WorkCodes.FactWithheld => new FieldError(string.Empty, Words["people.withheld_change"]),
            WorkCodes.NoSuchFact => new FieldError(string.Empty, Words["people.no_such_fact"]),
            _ => new RefusalErrors(null, [], Words).Of([refusal])[0],
        };
    }

    /// <summary>The id of the field of a part.</summary>
    protected virtual string FieldOf(string part) => $"p.{part}";
}
