using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.Drafts;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Work;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ChildProtection.Workflow.Server.Pages.MyTasks;

[Needs(Permission.SeeMyWork)]
public sealed class MyTasksPage(CaseReading reading, SignedInStaff staff, WorkLines lines, BegunForms begunForms) : PageModel
{
    public WorkList List { get; private set; } = null!;

    /// <summary>What the reader began and has not sent.</summary>
    public IReadOnlyList<BegunForm> Begun { get; private set; } = [];

    public async Task<IActionResult> OnGet(string? show, string? kind, CancellationToken cancellationToken)
    {
        var reader = await staff.Get(cancellationToken);
        if (await reading.MyWork(reader, cancellationToken) is not { } items)
        {
            return Forbid();
        }
        List = new WorkList(lines.Of(reader.Authority, items), WorkFilter.Of(show, kind), "/my-tasks", WithRole: false);
        Begun = await begunForms.Of(reader, cancellationToken);
        return Page();
    }
}
