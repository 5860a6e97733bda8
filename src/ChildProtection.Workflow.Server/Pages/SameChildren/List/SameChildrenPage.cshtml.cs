using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.People.Merging;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.People;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Texts;
using ChildProtection.Workflow.Server.Work;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace ChildProtection.Workflow.Server.Pages.SameChildren.List;

/// <summary>What was said of records that may be one child, or may not be after all, and waits for a second person: the oldest first.</summary>
[Needs(Permission.MergeChildren)]
public sealed class SameChildrenPage(
    MergingChildren merging, IPeople people, SignedInStaff signedIn, IStaffDirectory directory, ICalendarLibrary calendars, IClock clock, Words words) : PageModel
{
    public IReadOnlyList<Line> Lines { get; private set; } = [];

    public async Task OnGet(CancellationToken cancellationToken)
    {
        var reader = await signedIn.Get(cancellationToken);
        var waiting = await merging.Waiting(reader, cancellationToken);
        var now = clock.GetCurrentInstant();
        var names = new StaffNames(await directory.Names(reader.Authority, cancellationToken), words);
        var moments = new DueWords(calendars.Default(reader.Authority), now, words);
        var cards = (await people.Cards(reader.Authority, [.. waiting.SelectMany(merge => new[] { PersonId.Of(merge.Kept), PersonId.Of(merge.Other) }).Distinct()], cancellationToken)).ToDictionary(card => card.Id);
        Lines =
        [
            .. waiting.Select(merge => new Line(
                PeoplePaths.OneMerge(merge.Id),
                words.With("same.names", cards[PersonId.Of(merge.Other)].Name, cards[PersonId.Of(merge.Kept)].Name),
                words[merge.Stands ? "same.asks_undo" : "same.asks_merge"],
                words.With("same.who", names.Of(merge.Waiting!.Signature.By.ToString()), moments.Moment(merge.Waiting.Signature.At)),
                now > merge.Waiting.Signature.At + MergeLimits.DecidedWithin,
                merge.Waiting.Signature.By == reader.Id)),
        ];
    }

    /// <param name="Late">It waits for longer than <see cref="MergeLimits.DecidedWithin"/>.</param>
    /// <param name="IsOwn">The reader said it, and somebody else decides.</param>
    public sealed record Line(string Path, string Names, string What, string Who, bool Late, bool IsOwn);
}
