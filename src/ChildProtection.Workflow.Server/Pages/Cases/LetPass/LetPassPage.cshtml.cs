using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.Forms;
using ChildProtection.Workflow.Server.Texts;
using ChildProtection.Workflow.Server.Work;
using Microsoft.AspNetCore.Mvc;

namespace ChildProtection.Workflow.Server.Pages.Cases.LetPass;

/// <summary>Somebody who may gives their word, with their own account, that a colleague who was stopped by a check may go on.</summary>
[Needs(Permission.DoWork)]
public sealed class LetPassPage(CaseDesk desk, Words words) : CaseFormPage(desk, words)
{
    [FromRoute(Name = "kind")]
    public string Kind { get; set; } = "";

    [FromRoute(Name = "name")]
    public string Name { get; set; } = "";

    [FromQuery(Name = "record")]
    public string? Record { get; set; }

    /// <summary>The check that is let pass.</summary>
    [FromForm(Name = "check")]
    public string? Check { get; set; }

    public string Title { get; private set; } = "";

    public IReadOnlyList<WordChoice> Checks { get; private set; } = [];

    public async Task<IActionResult> OnGet(CancellationToken cancellationToken)
    {
        Command = Guid.NewGuid();
        return await Load(cancellationToken) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPost(CancellationToken cancellationToken)
    {
        if (!await Load(cancellationToken))
        {
            return NotFound();
        }
        if (Checks.FirstOrDefault(check => check.Name == Check) is not { } chosen)
        {
            Say([new FieldError("check", Words["let_pass.which_missing"])]);
            return Page();
        }
        var input = new CaseInput.LetPass(chosen.Name, Reason ?? "", chosen.Role, Record) { Actor = Actor.System };
        return await Give(input, null, Words["done.let_pass"], cancellationToken) ?? Page();
    }

    private async Task<bool> Load(CancellationToken cancellationToken)
    {
        if (!await LoadCase(cancellationToken) || Doable.Find(View.State.Definition.Definition, Kind, Name) is not { } work)
        {
            return false;
        }
        var (reader, snapshot) = (await Desk.Reader(cancellationToken), View.State.Snapshot);
        Title = work.Title.In(Words.Language);
        Checks =
        [
            .. LettingPass.WordsOf(work.Checks, reader, snapshot).Select(check => new WordChoice(
                check.Name, check.Else.In(Words.Language), check.Override.First(role => ActingRoles.Acts(reader, snapshot, role)))),
        ];
        return Checks.Count > 0;
    }
}
