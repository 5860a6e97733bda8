using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Reassigning;
using ChildProtection.Workflow.Cases.Work;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.Forms;
using ChildProtection.Workflow.Server.Reassigning;
using ChildProtection.Workflow.Server.Shell;
using ChildProtection.Workflow.Server.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ChildProtection.Workflow.Server.Pages.TeamTasks.Reassign;

/// <summary>Gives several of somebody's children to somebody else at once: first what it would come to, then for one reason.</summary>
[Needs(Permission.AssignRoles)]
public sealed class ReassignPage(ReassignDesk desk, Words words) : PageModel
{
    public UserId? From { get; private set; }

    public UserId? To { get; private set; }

    /// <summary>The id of what the form makes: sent twice, it is one.</summary>
    public Guid Id { get; private set; } = Guid.NewGuid();

    public string Reason { get; private set; } = "";

    public IReadOnlyList<Option> FromOptions { get; private set; } = [];

    public IReadOnlyList<Option> ToOptions { get; private set; } = [];

    public IReadOnlyList<string> MayNot { get; private set; } = [];

    public IReadOnlyList<ReassignLine> Lines { get; private set; } = [];

    public IReadOnlyList<LoadLine> Loads { get; private set; } = [];

    public Task OnGet(string? from, string? to, CancellationToken cancellationToken) => Load(from, to, null, cancellationToken);

    /// <summary>What it would come to with what is ticked now.</summary>
    public async Task<IActionResult> OnPostPreview(Guid id, string? from, string? to, string[]? pick, string? reason, CancellationToken cancellationToken)
    {
        (Id, Reason) = (id == Guid.Empty ? Id : id, reason ?? "");
        await Load(from, to, pick ?? [], cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPost(Guid id, string? from, string? to, string[]? pick, string? reason, CancellationToken cancellationToken)
    {
        (Id, Reason) = (id == Guid.Empty ? Id : id, (reason ?? "").Trim());
        await Load(from, to, pick ?? [], cancellationToken);
        var errors = new List<FieldError>();
        if (!Lines.Any(line => line is { Chosen: true, Cannot: null }) || To is null || From is null)
        {
            errors.Add(new FieldError("pick", words["reassign.pick_missing"]));
        }
        if (Reason.Length is < Reassignment.ReasonMin or > Reassignment.ReasonMax)
        {
            errors.Add(new FieldError("reason", words.With("reassign.reason_wrong", Reassignment.ReasonMin, Reassignment.ReasonMax)));
        }
        if (errors.Count == 0)
        {
            if (await desk.Give(Id, From!.Value, To!.Value, pick!, Reason, cancellationToken) is { } outcome)
            {
                var done = outcome.Each.Count(one => one.Outcome is WorkOutcome.Done);
                TempData[DoneMessage.Key] = done == outcome.Each.Count ? words.With("reassign.done", done) : words.With("reassign.done_partly", done, outcome.Each.Count - done);
                return LocalRedirect(ReassignPaths.Done(Id));
            }
            errors.Add(new FieldError("pick", words["reassign.changed"]));
        }
        this.Say(errors);
        return Page();
    }

    private async Task Load(string? from, string? to, IReadOnlyList<string>? pick, CancellationToken cancellationToken)
    {
        From = UserId.TryParse(from, null, out var holder) ? holder : null;
        FromOptions = await desk.From(From, cancellationToken);
        if (From is not { } chosen || !FromOptions.Any(option => option.Chosen))
        {
            From = null;
            return;
        }
        (ToOptions, MayNot) = await desk.To(chosen, UserId.TryParse(to, null, out var taker) ? taker : null, cancellationToken);
        To = ToOptions.Any(option => option.Chosen) ? taker : null;
        Lines = await desk.Lines(chosen, To, pick, cancellationToken);
        Loads = To is { } takes ? await desk.Loads(chosen, takes, Lines, cancellationToken) : [];
    }
}
