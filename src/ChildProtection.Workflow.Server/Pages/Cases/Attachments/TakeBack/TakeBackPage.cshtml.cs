using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Attachments;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.Attachments;
using ChildProtection.Workflow.Server.Texts;
using Microsoft.AspNetCore.Mvc;

namespace ChildProtection.Workflow.Server.Pages.Cases.Attachments.TakeBack;

/// <summary>Records that a file is not shared with somebody any more, and why.</summary>
[Needs(Permission.DoWork)]
public sealed class TakeBackPage(AttachmentDesk desk, KeepingAttachments keeping, Words words) : AttachmentPage(desk, words)
{
    /// <summary>The entry by which it was shared.</summary>
    [BindProperty(Name = "share", SupportsGet = true)]
    public Guid ShareId { get; set; }

    public AttachmentChange.Shared Shared { get; private set; } = null!;

    public async Task<IActionResult> OnGet(CancellationToken cancellationToken)
    {
        if (!await LoadShare(cancellationToken))
        {
            return NotFound();
        }
        Begin();
        return Page();
    }

    public async Task<IActionResult> OnPost(CancellationToken cancellationToken) =>
        !await LoadShare(cancellationToken) ? NotFound()
        : Answer(await keeping.TakeBack(Reader, Id, One.Id, SeenEntries, Command, ShareId, Reason ?? "", cancellationToken), Words["attachments.take_back_done"]) ?? Page();

    private async Task<bool> LoadShare(CancellationToken cancellationToken)
    {
        if (!await Load(cancellationToken) || !Case.Sight.MayTakeBack(One)
            || One.Entries.FirstOrDefault(entry => entry.Id == ShareId)?.Change is not AttachmentChange.Shared shared)
        {
            return false;
        }
        Shared = shared;
        return true;
    }
}
