using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.CasePage;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Texts;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace ChildProtection.Workflow.Server.Pages.Cases.History;

/// <summary>What happened in a case, entry by entry.</summary>
[Needs(Permission.SeeCase)]
public sealed class HistoryPage(CaseReading reading, SignedInStaff signedIn, IStaffDirectory directory, IClock clock, Words words)
    : CaseReadingPage(reading, signedIn, directory, clock, words)
{
    /// <summary>The lines that are shown until everything is asked for.</summary>
    public const int ShownMax = 60;

    private IReadOnlyList<TimelineLine> all = [];

    /// <summary>The newest first.</summary>
    public IReadOnlyList<TimelineLine> Lines => Everything ? all : [.. all.Take(ShownMax)];

    /// <summary>What the machinery did is shown as well.</summary>
    public bool Everything { get; private set; }

    /// <summary>Older entries are there that the page does not show.</summary>
    public bool HasEarlier => Telling.View.EarlierEntries > 0 || Lines.Count < all.Count;

    public async Task<IActionResult> OnGet(bool everything, CancellationToken cancellationToken)
    {
        if (!await Load(cancellationToken))
        {
            return NotFound();
        }
        Everything = everything;
        all = Telling.Timeline.Of(Telling.View.Journal, everything);
        return Page();
    }
}
