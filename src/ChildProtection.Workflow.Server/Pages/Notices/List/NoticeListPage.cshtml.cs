using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.Notices;
using ChildProtection.Workflow.Server.Shell;
using ChildProtection.Workflow.Server.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ChildProtection.Workflow.Server.Pages.Notices.List;

/// <summary>What the reader was told, why it came to them, and whether they have read it.</summary>
[Needs(Permission.SeeMyWork)]
public sealed class NoticeListPage(NoticeDesk desk, Words words) : PageModel
{
    public IReadOnlyList<NoticeLine> Lines { get; private set; } = [];

    public bool UnreadOnly => Request.Query["show"] == "unread";

    public async Task OnGet(CancellationToken cancellationToken) => Lines = await desk.Lines(UnreadOnly, cancellationToken);

    public Task<IActionResult> OnPostRead(Guid notice, CancellationToken cancellationToken) => Mark(notice, true, cancellationToken);

    public Task<IActionResult> OnPostUnread(Guid notice, CancellationToken cancellationToken) => Mark(notice, false, cancellationToken);

    public async Task<IActionResult> OnPostAll(CancellationToken cancellationToken)
    {
        await desk.MarkAll(cancellationToken);
        TempData[DoneMessage.Key] = words["notices.all_read"];
        return LocalRedirect(NoticePaths.All);
    }

    private async Task<IActionResult> Mark(Guid notice, bool isRead, CancellationToken cancellationToken) =>
        await desk.Mark(notice, isRead, cancellationToken) ? LocalRedirect(NoticePaths.All + (UnreadOnly ? "?show=unread" : "")) : NotFound();
}
