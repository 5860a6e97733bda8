using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.Texts;
using ChildProtection.Workflow.Server.Work;
using Microsoft.AspNetCore.Mvc;

namespace ChildProtection.Workflow.Server.Pages.Cases.Excuse;

/// <summary>Excuses a missed deadline with a reason. It stays in history.</summary>
[Needs(Permission.ExcuseBreach)]
public sealed class ExcusePage(CaseDesk desk, Words words) : CaseFormPage(desk, words)
{
    [FromQuery(Name = "breach")]
    public string Key { get; set; } = "";

    public string Title { get; private set; } = "";

    public string Due { get; private set; } = "";

    public async Task<IActionResult> OnGet(CancellationToken cancellationToken)
    {
        Command = Guid.NewGuid();
        return await Load(cancellationToken) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPost(CancellationToken cancellationToken) =>
        !await Load(cancellationToken) ? NotFound()
        : await Give(new CaseInput.Excuse(Key, Reason ?? "") { Actor = Actor.System }, null, Words["done.excused"], cancellationToken) ?? Page();

    private async Task<bool> Load(CancellationToken cancellationToken)
    {
        if (!await LoadCase(cancellationToken) || View.State.Snapshot.Breaches.FirstOrDefault(breach => breach.Key == Key) is not { } missed)
        {
            return false;
        }
        var outline = DefinitionOutline.Of(View.State.Definition.Definition);
        Title = outline.Deadlines.TryGetValue(missed.Name, out var deadline) ? deadline.Title.In(Words.Language) : missed.Name;
        Due = new DueWords(View.State.Calendar, Desk.Now, Words).Moment(missed.DueAt);
        return true;
    }
}
