using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Attachments;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.Attachments;
using ChildProtection.Workflow.Server.Forms;
using ChildProtection.Workflow.Server.Shell;
using ChildProtection.Workflow.Server.Texts;
using Microsoft.AspNetCore.Mvc;

namespace ChildProtection.Workflow.Server.Pages.Cases.Attachments.Remove;

/// <summary>One person says that a file should not be here; a second one decides.</summary>
[Needs(Permission.DoWork)]
public sealed class RemoveAttachmentPage(AttachmentDesk desk, KeepingAttachments keeping, Words words) : AttachmentPage(desk, words)
{
    private const string Goes = "yes";
    private const string Stays = "no";

    /// <summary>What the second person decided.</summary>
    [FromForm(Name = "goes")]
    public string? Decision { get; set; }

    public bool IsDeciding => Case.Sight.MayDecide(One);

    /// <summary>Somebody else decides.</summary>
    public bool IsWaiting => One.RemovalAsked is not null && !IsDeciding;

    /// <summary>Who asked, and why.</summary>
    public string? Asked { get; private set; }

    public IReadOnlyList<Option> Ways =>
        [new Option(Goes, Words["attachments.goes_yes"], Decision == Goes), new Option(Stays, Words["attachments.goes_no"], Decision == Stays)];

    public async Task<IActionResult> OnGet(CancellationToken cancellationToken)
    {
        if (!await LoadRemoval(cancellationToken))
        {
            return NotFound();
        }
        Begin();
        return Page();
    }

    public async Task<IActionResult> OnPost(CancellationToken cancellationToken)
    {
        if (!await LoadRemoval(cancellationToken))
        {
            return NotFound();
        }
        if (!IsDeciding)
        {
            return Answer(await keeping.AskRemoval(Reader, Id, One.Id, SeenEntries, Command, Reason ?? "", cancellationToken), Words["attachments.removal_asked"]) ?? Page();
        }
        if (Decision is not (Goes or Stays))
        {
            this.Say([new FieldError("goes", Words["attachments.missing_goes"])]);
            return Page();
        }
        return Answer(
            await keeping.DecideRemoval(Reader, Id, One.Id, SeenEntries, Command, Decision == Goes, Reason ?? "", cancellationToken),
            Words[Decision == Goes ? "attachments.removed" : "attachments.stays"]) ?? Page();
    }

    private async Task<bool> LoadRemoval(CancellationToken cancellationToken)
    {
        if (!await Load(cancellationToken) || !(Case.Sight.MayAskRemoval(One) || One.RemovalAsked is not null))
        {
            return false;
        }
        if (One.RemovalAsked is { Change: AttachmentChange.RemovalAsked asked } entry)
        {
            Asked = Words.With("attachments.removal_asked_by", (await Desk.Names(cancellationToken)).Of(entry.Signature.By.ToString()), asked.Reason);
        }
        return true;
    }
}
