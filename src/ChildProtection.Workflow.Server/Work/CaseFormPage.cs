using System.Collections.Immutable;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Work;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Server.Forms;
using ChildProtection.Workflow.Server.Shell;
using ChildProtection.Workflow.Server.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ChildProtection.Workflow.Server.Work;

/// <summary>A page with one form about a case: loads the case, gives it an input, and goes back to it or says what is wrong.</summary>
public abstract class CaseFormPage(CaseDesk desk, Words words) : PageModel
{
    protected CaseDesk Desk { get; } = desk;

    protected Words Words { get; } = words;

    protected CaseView View { get; private set; } = null!;

    [FromRoute(Name = "id")]
    public CaseId Id { get; set; }

    /// <summary>The idempotency key: the same form sent twice is done once.</summary>
    [FromForm(Name = "command")]
    public Guid Command { get; set; }

    /// <summary>What was typed as the reason, where the form asks for one.</summary>
    [FromForm(Name = "reason")]
    public string? Reason { get; set; }

    public string ChildName => View.Child.Called;

    /// <summary>False when there is no such case, or it is none of the reader's.</summary>
    protected async Task<bool> LoadCase(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || await Desk.Case(Id, cancellationToken) is not { } found)
        {
            return false;
        }
        View = found;
        return true;
    }

    public ReasonForm ReasonForm(string label, string hint) => new(Command, Reason ?? "", label, hint);

    /// <summary>Gives the input; null when the page is to be shown again with what is wrong.</summary>
    /// <param name="input">What.</param>
    /// <param name="seenVersion">The version that was on the screen; for corrections.</param>
    /// <param name="done">What is said when it is done.</param>
    /// <param name="cancellationToken">Given up before the commit, or not at all.</param>
    protected async Task<IActionResult?> Give(CaseInput input, long? seenVersion, string done, CancellationToken cancellationToken)
    {
        var outcome = await Desk.Give(Id, input, Command, new Seen(seenVersion), cancellationToken);
        switch (outcome)
        {
            case WorkOutcome.Done:
                TempData[DoneMessage.Key] = done;
                return LocalRedirect(await Desk.After(Id, Request, cancellationToken));
            case WorkOutcome.NotFound:
                return NotFound();
            case WorkOutcome.Refused refused:
                Say(Errors(refused.Reasons));
                return null;
            default:
                Say([OutcomeWords.Error(outcome, Words)]);
                return null;
        }
    }

    /// <summary>Refusals as errors; a page with a form of its own says which fields they are about.</summary>
    protected virtual IReadOnlyList<FieldError> Errors(ImmutableArray<Refusal> refusals) => new RefusalErrors(null, [], Words).Of(refusals);

    protected void Say(IEnumerable<FieldError> errors) => FieldErrors.Say(this, errors);
}
