using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.People.Merging;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.People;
using ChildProtection.Workflow.Server.People.Merging;
using ChildProtection.Workflow.Server.Shell;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Texts;
using ChildProtection.Workflow.Server.Work;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace ChildProtection.Workflow.Server.Pages.SameChildren.Show;

/// <summary>Two records of which somebody has said that they are one child, side by side: a second person decides, now or when it is to be undone.</summary>
[Needs(Permission.MergeChildren)]
public sealed class SameChildPage(
    MergingChildren merging, ComparingChildren comparing, SidePanels panels, SignedInStaff signedIn, IStaffDirectory directory, ICalendarLibrary calendars, IClock clock, Words words) : PageModel
{
    private StaffMember reader = null!;
    private ChildMerge found = null!;

    [FromRoute(Name = "merge")]
    public Guid Merge { get; set; }

    [FromForm(Name = "reason")]
    public string? Reason { get; set; }

    public ComparedChildren Compared { get; private set; } = null!;

    public IReadOnlyList<(string Said, string Who)> Said { get; private set; } = [];

    public string TitleKey => found.Undone is not null || found.Declined is not null ? "same.title_two" : found.Stands ? "same.title_one" : "same.title_asked";

    /// <summary>What there is to do, the likeliest first.</summary>
    public IReadOnlyList<(MergeStep Step, string Label, bool First)> Steps => found switch
    {
        { Undone: not null } or { Declined: not null } => [],
        { Stands: false } when IsOwn => [(MergeStep.Decline, words["same.step_takeback"], false)],
        { Stands: false } => [(MergeStep.Confirm, words["same.step_confirm"], true), (MergeStep.Decline, words["same.step_decline"], false)],
        { UndoAsked: null } => [(MergeStep.AskToUndo, words["same.step_asktoundo"], false)],
        _ when IsOwn => [(MergeStep.KeepMerged, words["same.step_takeback"], false)],
        _ => [(MergeStep.Undo, words["same.step_undo"], true), (MergeStep.KeepMerged, words["same.step_keepmerged"], false)],
    };

    public string HintKey => found.Stands ? found.UndoAsked is null ? "same.hint_stands" : IsOwn ? "same.own" : "same.hint_undo" : IsOwn ? "same.own" : "same.hint_confirm";

    private bool IsOwn => found.Waiting?.Signature.By == reader.Id;

    public async Task<IActionResult> OnGet(CancellationToken cancellationToken) => await Load(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(string? step, CancellationToken cancellationToken)
    {
        if (!await Load(cancellationToken) || !Enum.TryParse<MergeStep>(step, out var wanted) || !Enum.IsDefined(wanted))
        {
            return NotFound();
        }
        var outcome = await merging.Take(reader, Merge, wanted, Reason ?? "", cancellationToken);
        if (outcome == MergeOutcome.Done)
        {
            TempData[DoneMessage.Key] = words[$"same.done_{wanted.ToString().ToLowerInvariant()}"];
            // Undone or declined, the page is there still; whom it is not there for any more goes to the list.
            return LocalRedirect(await merging.Find(reader, Merge, cancellationToken) is null ? PeoplePaths.Merges : PeoplePaths.OneMerge(Merge));
        }
        this.Say([MergeErrors.Of(outcome, words)]);
        return Page();
    }

    private async Task<bool> Load(CancellationToken cancellationToken)
    {
        reader = await signedIn.Get(cancellationToken);
        if (!ModelState.IsValid || await merging.Find(reader, Merge, cancellationToken) is not { } merge
            || await comparing.Of(reader, merge.Kept, merge.Other, cancellationToken) is not { } comparison)
        {
            return false;
        }
        found = merge;
        Compared = await panels.Of(reader.Authority, comparison, cancellationToken);
        var names = new StaffNames(await directory.Names(reader.Authority, cancellationToken), words);
        var moments = new DueWords(calendars.Default(reader.Authority), clock.GetCurrentInstant(), words);
        Said =
        [
            .. new[] { ("same.act_mergeproposed", merge.Proposed), ("same.act_childrenmerged", merge.Confirmed), ("same.act_mergedeclined", merge.Declined), ("same.act_unmergeproposed", merge.UndoAsked), ("same.act_childrenunmerged", merge.Undone) }
                .Where(each => each.Item2 is not null).Select(each => (
                    each.Item2!.Reason.Length == 0 ? words[each.Item1] : $"{words[each.Item1]}: “{each.Item2.Reason}”",
                    words.With("same.who", names.Of(each.Item2.Signature.By.ToString()), moments.Moment(each.Item2.Signature.At)))),
        ];
        return true;
    }
}
