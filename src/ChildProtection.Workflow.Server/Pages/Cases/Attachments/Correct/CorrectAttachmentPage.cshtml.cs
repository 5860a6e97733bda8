using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Attachments;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.Attachments;
using ChildProtection.Workflow.Server.Shell;
using ChildProtection.Workflow.Server.Texts;
using Microsoft.AspNetCore.Mvc;

namespace ChildProtection.Workflow.Server.Pages.Cases.Attachments.Correct;

/// <summary>Puts right what was said of a file. What was said before stays, with the reason.</summary>
[Needs(Permission.DoWork)]
public sealed class CorrectAttachmentPage(AttachmentDesk desk, KeepingAttachments keeping, Words words) : AttachmentPage(desk, words)
{
    public AttachmentFields Fields { get; private set; } = null!;

    public async Task<IActionResult> OnGet(CancellationToken cancellationToken)
    {
        if (!await Load(cancellationToken) || !Case.Sight.MayCorrect(One))
        {
            return NotFound();
        }
        Begin();
        Fields = AttachmentFields.Of(Case, null, One.Details, Words);
        return Page();
    }

    public async Task<IActionResult> OnPost(CancellationToken cancellationToken)
    {
        if (!await Load(cancellationToken) || !Case.Sight.MayCorrect(One))
        {
            return NotFound();
        }
        Fields = AttachmentFields.Of(Case, Request.Form, null, Words);
        var (details, errors) = AttachmentFields.Read(Request.Form, Case, Desk.Today(Case), Words);
        if (errors.Count > 0)
        {
            this.Say(errors);
            return Page();
        }
        return Answer(
            await keeping.Correct(Reader, Id, One.Id, SeenEntries, Command, details, Reason ?? "", cancellationToken), Words["attachments.corrected"]) ?? Page();
    }
}
