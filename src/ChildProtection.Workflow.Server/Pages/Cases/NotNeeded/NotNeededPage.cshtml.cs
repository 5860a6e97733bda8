using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.Texts;
using ChildProtection.Workflow.Server.Work;
using Microsoft.AspNetCore.Mvc;

namespace ChildProtection.Workflow.Server.Pages.Cases.NotNeeded;

/// <summary>Sets a task aside with a reason, where its definition lets the reader.</summary>
[Needs(Permission.DoWork)]
public sealed class NotNeededPage(CaseDesk desk, Words words) : CaseFormPage(desk, words)
{
    [FromRoute(Name = "task")]
    public string Task { get; set; } = "";

    [FromQuery(Name = "record")]
    public string? Record { get; set; }

    public string Title { get; private set; } = "";

    public async Task<IActionResult> OnGet(CancellationToken cancellationToken)
    {
        Command = Guid.NewGuid();
        return await Load(cancellationToken) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPost(CancellationToken cancellationToken) =>
        !await Load(cancellationToken) ? NotFound()
        : await Give(new CaseInput.NotNeeded(Task, Reason ?? "", Record) { Actor = Actor.System }, null, Words["done.not_needed"], cancellationToken) ?? Page();

    private async Task<bool> Load(CancellationToken cancellationToken)
    {
        if (!await LoadCase(cancellationToken) || Doable.Find(View.State.Definition.Definition, Doable.Task, Task) is not { } work)
        {
            return false;
        }
        Title = work.Title.In(Words.Language);
        return true;
    }
}
