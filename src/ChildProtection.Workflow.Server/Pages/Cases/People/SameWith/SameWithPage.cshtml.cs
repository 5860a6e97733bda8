using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.People.Merging;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.Forms;
using ChildProtection.Workflow.Server.People;
using ChildProtection.Workflow.Server.People.Merging;
using ChildProtection.Workflow.Server.Shell;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ChildProtection.Workflow.Server.Pages.Cases.People.SameWith;

/// <summary>The child of a case and another child on file side by side, and the form that says that they are one.</summary>
[Needs(Permission.MergeChildren)]
public sealed class SameWithPage(PeopleReading reading, MergingChildren merging, ComparingChildren comparing, SidePanels panels, SignedInStaff staff, Words words) : PageModel
{
    private StaffMember reader = null!;

    [FromRoute(Name = "id")]
    public CaseId Id { get; set; }

    [FromQuery(Name = "child")]
    public ChildId Other { get; set; }

    [FromForm(Name = "command")]
    public Guid Command { get; set; }

    /// <summary>The record whose facts count.</summary>
    [FromForm(Name = "stands")]
    public ChildId? StandsFor { get; set; }

    [FromForm(Name = "reason")]
    public string? Reason { get; set; }

    public ComparedChildren Compared { get; private set; } = null!;

    public IReadOnlyList<Option> Stands =>
        [.. new[] { Compared.First, Compared.Second }.Select(side => new Option(side.Child.ToString(), string.Join(", ", new[] { side.Name, side.Born }.Where(part => part.Length > 0)), side.Child == StandsFor))];

    public async Task<IActionResult> OnGet(CancellationToken cancellationToken)
    {
        if (!await Load(cancellationToken))
        {
            return NotFound();
        }
        Command = Guid.NewGuid();
        return Page();
    }

    public async Task<IActionResult> OnPost(CancellationToken cancellationToken)
    {
        if (!await Load(cancellationToken) || Command == Guid.Empty)
        {
            return NotFound();
        }
        ChildId[] both = [Compared.First.Child, Compared.Second.Child];
        if (StandsFor is not { } kept || !both.Contains(kept))
        {
            this.Say([new FieldError("stands", words["same.missing_stands"])]);
            return Page();
        }
        var outcome = await merging.Propose(reader, Command, kept, both.First(child => child != kept), Reason ?? "", cancellationToken);
        if (outcome == MergeOutcome.Done)
        {
            TempData[DoneMessage.Key] = words["same.done"];
            return LocalRedirect(PeoplePaths.Same(Id));
        }
        this.Say([MergeErrors.Of(outcome, words)]);
        return Page();
    }

    private async Task<bool> Load(CancellationToken cancellationToken)
    {
        reader = await staff.Get(cancellationToken);
        if (!IsAsked() || await reading.Of(reader, Id, cancellationToken) is not { MayChange: true } people)
        {
            return false;
        }
        var child = new ChildId(people.View.Child.Id.Value);
        if (child == Other || await comparing.Of(reader, child, Other, cancellationToken) is not { } comparison || comparison.Other.Records.Contains(child))
        {
            return false;
        }
        Compared = await panels.Of(reader.Authority, comparison, cancellationToken);
        return true;
    }

    /// <summary>Which cases and children are meant is in the address; a form that says nothing is answered with what is missing.</summary>
    private bool IsAsked() => ModelState.GetValidationState("id") != Microsoft.AspNetCore.Mvc.ModelBinding.ModelValidationState.Invalid
        && ModelState.GetValidationState("child") != Microsoft.AspNetCore.Mvc.ModelBinding.ModelValidationState.Invalid && Other != default;
}
