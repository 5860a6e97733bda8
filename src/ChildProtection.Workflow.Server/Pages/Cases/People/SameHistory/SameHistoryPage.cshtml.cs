using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.CasePage;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Texts;
using ChildProtection.Workflow.Server.Work;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace ChildProtection.Workflow.Server.Pages.Cases.People.SameHistory;

/// <summary>What happened in all cases of one child, under each of its records, in one line of time: as far as the reader sees the cases.</summary>
[Needs(Permission.SeeCase)]
public sealed class SameHistoryPage(CaseReading reading, ChildsCases cases, SignedInStaff staff, IStaffDirectory directory, IClock clock, Words words) : PageModel
{
    [FromRoute(Name = "id")]
    public CaseId Id { get; set; }

    public string ChildName { get; private set; } = "";

    public IReadOnlyList<(string Path, string Title)> Cases { get; private set; } = [];

    /// <summary>The newest first; who did it says in which case.</summary>
    public IReadOnlyList<TimelineLine> Lines { get; private set; } = [];

    /// <summary>There are older entries that are not shown.</summary>
    public bool IsCut { get; private set; }

    public async Task<IActionResult> OnGet(CancellationToken cancellationToken)
    {
        var reader = await staff.Get(cancellationToken);
        if (!ModelState.IsValid || await reading.Case(reader, Id, cancellationToken) is not { Sight.IsWhole: true } here)
        {
            return NotFound();
        }
        ChildName = here.Child.Name;
        var names = new StaffNames(await directory.Names(reader.Authority, cancellationToken), words);
        var (titles, lines) = (new List<(string, string)>(), new List<(Instant At, TimelineLine Line)>());
        var beside = await cases.Beside(reader, here, CasePart.File, cancellationToken);
        foreach (var (view, title) in beside.Select(joined => (joined.View, JoinedWords.Of(joined, words))).Prepend((here, JoinedWords.CaseTitle(here, words))))
        {
            titles.Add((CasePaths.Case(view.State.Head.Case), title));
            IsCut |= view.EarlierEntries > 0;
            var told = new CaseTelling(view, reader, names, clock.GetCurrentInstant(), words).Timeline;
            lines.AddRange(
                from entry in view.Journal.Select(line => line.Entry)
                let line = told.Line(entry)
                where line is not null && line.Weight != TimelineWeight.Inner
                select (entry.OccurredAt, line with { Who = $"{line.Who} – {title}" }));
        }
        IsCut |= beside.Count == ChildsCases.CasesMax;
        (Cases, Lines) = (titles, [.. lines.OrderByDescending(line => line.At).Select(line => line.Line)]);
        return Page();
    }
}
