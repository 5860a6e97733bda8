using ChildProtection.Workflow.Cases.Attachments;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Cases.Work;
using ChildProtection.Workflow.Server.Shell;
using ChildProtection.Workflow.Server.Texts;
using ChildProtection.Workflow.Server.Work;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ChildProtection.Workflow.Server.Attachments;

/// <summary>A page about one file of a case: loads it as the reader may see it, gives it a change, and goes back or says what is wrong.</summary>
public abstract class AttachmentPage(AttachmentDesk desk, Words words) : PageModel
{
    protected AttachmentDesk Desk { get; } = desk;

    protected Words Words { get; } = words;

    [FromRoute(Name = "id")]
    public CaseId Id { get; set; }

    [FromRoute(Name = "attachment")]
    public AttachmentId AttachmentId { get; set; }

    /// <summary>The idempotency key: the same form sent twice is done once.</summary>
    [FromForm(Name = "command")]
    public Guid Command { get; set; }

    /// <summary>How many entries the file had when the form was opened.</summary>
    [FromForm(Name = "seen")]
    public int SeenEntries { get; set; }

    [FromForm(Name = "reason")]
    public string? Reason { get; set; }

    public CaseAttachments Case { get; private set; } = null!;

    public Attachment One { get; private set; } = null!;

    public AttachmentWords Said { get; private set; } = null!;

    public AttachmentLine Line { get; private set; } = null!;

    public string ChildName => Case.Glance.Child.Name;

    public string Title => Line.Title;

    protected StaffMember Reader { get; private set; } = null!;

    /// <summary>False when there is no such file, or it is none of the reader's.</summary>
    protected async Task<bool> Load(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || AttachmentId == default || await Desk.One(Id, AttachmentId, cancellationToken) is not ({ } found, { } one))
        {
            return false;
        }
        (Case, One, Reader) = (found, one, await Desk.Reader(cancellationToken));
        Said = await Desk.Words(found, cancellationToken);
        Line = Said.Line(one);
        return true;
    }

    protected void Begin() => (Command, SeenEntries) = (Guid.NewGuid(), One.Entries.Length);

    public ReasonForm ReasonForm(string label, string hint) => new(Command, Reason ?? "", label, hint);

    /// <summary>Where the outcome leads: to the file when it is done; null when the page is to be shown again with what is wrong.</summary>
    protected IActionResult? Answer(WorkOutcome outcome, string done)
    {
        switch (outcome)
        {
            case WorkOutcome.Done:
                TempData[DoneMessage.Key] = done;
                return LocalRedirect(AttachmentPaths.One(Id, AttachmentId));
            case WorkOutcome.NotFound:
                return NotFound();
            default:
                this.Say(AttachmentErrors.Of(outcome, Words));
                return null;
        }
    }
}
