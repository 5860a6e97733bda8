using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Server.Absences;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.Drafts;
using ChildProtection.Workflow.Server.RegisterEnquiries;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Visits;
using ChildProtection.Workflow.Server.Work;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ChildProtection.Workflow.Server.Pages.MyWork;

/// <summary>One's own list: what is asked, what was begun, and what one's cases wait for from others.</summary>
[Needs(Permission.SeeMyWork)]
public sealed class MyWorkPage(CaseReading reading, SignedInStaff staff, IStaffDirectory directory, KeptFilter filters, WorkPlaces places, WorkLines lines, BegunForms begunForms, EnquiryLines enquiries, AbsenceDesk absences, VisitSheets visits) : PageModel
{
    public const string Path = "/work";

    /// <summary>The name by which the filter is kept for the reader.</summary>
    private const string FilterKept = "filter of my work";

    public WorkList List { get; private set; } = null!;

    /// <summary>For whom the reader covers, and which absences they have to settle.</summary>
    public AwayNotes Away { get; private set; } = new([], [], null);

    /// <summary>What the reader began and has not sent.</summary>
    public IReadOnlyList<BegunForm> Begun { get; private set; } = [];

    /// <summary>What enquiries to the register ask of the reader.</summary>
    public IReadOnlyList<EnquiryDutyLine> Enquiries { get; private set; } = [];

    /// <summary>The children whom the reader has to see.</summary>
    public VisitsAhead Visits { get; private set; } = new(0, 0, 0);

    /// <summary>What others are asked for in the reader's cases.</summary>
    public IReadOnlyList<WorkLine> Waiting { get; private set; } = [];

    public async Task<IActionResult> OnGet(CancellationToken cancellationToken)
    {
        var reader = await staff.Get(cancellationToken);
        var (chosen, kept) = await filters.Of(reader, FilterKept, Request.Query, cancellationToken);
        if (chosen is not { } filter)
        {
            return LocalRedirect(Path + kept);
        }
        if (await reading.MyWork(reader, cancellationToken) is not { } items || await reading.WaitingFor(reader, cancellationToken) is not { } waiting)
        {
            return Forbid();
        }
        var names = await directory.Names(reader.Authority, cancellationToken);
        Enquiries = await enquiries.DutiesOf(reader, cancellationToken);
        Away = await absences.Notes(cancellationToken);
        Visits = await visits.Count(reader, items, cancellationToken);
        Begun = await begunForms.Of(reader, cancellationToken);
        var all = lines.Of(reader, items, names, Begun);
        var where = filter.Group == WorkFilter.ByPlace ? await places.Of(reader, items, cancellationToken) : null;
        List = new WorkList(all, filter.Within(all), Path, WithRole: false) { Places = where };
        Waiting = [.. lines.Of(reader, waiting, names, []).OrderBy(line => line.DueAt is null).ThenBy(line => line.DueAt)];
        return Page();
    }
}
