using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Agencies;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Work;
using ChildProtection.Workflow.Engine.Texts;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.Forms;
using ChildProtection.Workflow.Server.Shell;
using ChildProtection.Workflow.Server.Texts;
using ChildProtection.Workflow.Server.Work;
using Microsoft.AspNetCore.Mvc;

namespace ChildProtection.Workflow.Server.Pages.Cases.Agencies;

/// <summary>Says which agencies work with the child, and so hear of what happens from now on.</summary>
[Needs(Permission.RelateAgencies)]
public sealed class AgenciesPage(CaseDesk desk, RelatingAgencies relating, IAgencies agencies, IAdministrativeJournal journal, Words words) : CaseFormPage(desk, words)
{
    public IReadOnlyList<Line> Related { get; private set; } = [];

    /// <summary>Those that can be added.</summary>
    public IReadOnlyList<Option> Others { get; private set; } = [];

    /// <summary>Who said so, and when, the newest first.</summary>
    public IReadOnlyList<Said> History { get; private set; } = [];

    public async Task<IActionResult> OnGet(CancellationToken cancellationToken) => await Load(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostBegin([FromForm] AgencyId? agency, CancellationToken cancellationToken)
    {
        if (!await Load(cancellationToken))
        {
            return NotFound();
        }
        if (agency is not { } chosen)
        {
            Say([new FieldError("agency", Words["agencies.missing"])]);
            return Page();
        }
        return Answer(await relating.Begin(await Desk.Reader(cancellationToken), Id, chosen, cancellationToken), "agencies.begun");
    }

    public async Task<IActionResult> OnPostEnd([FromForm] AgencyId agency, CancellationToken cancellationToken) => await Load(cancellationToken)
        ? Answer(await relating.End(await Desk.Reader(cancellationToken), Id, agency, cancellationToken), "agencies.ended")
        : NotFound();

    private IActionResult Answer(WorkOutcome outcome, string done)
    {
        switch (outcome)
        {
            case WorkOutcome.Done:
                TempData[DoneMessage.Key] = Words[done];
                return LocalRedirect(CasePaths.Agencies(Id));
            case WorkOutcome.Refused:
                Say([new FieldError("agency", Words["agencies.missing"])]);
                return Page();
            default:
                Say([OutcomeWords.Error(outcome, Words)]);
                return Page();
        }
    }

    private async Task<bool> Load(CancellationToken cancellationToken)
    {
        if (!await LoadCase(cancellationToken))
        {
            return false;
        }
        var all = await agencies.Of(View.State.Head.Authority, cancellationToken);
        Related = [.. View.Agencies.Select(each => new Line(each.Agency, DateWords.Long(each.Since, Words.Spoken)))];
        var names = new StaffNames(await Desk.Names(cancellationToken), Words);
        var moments = new DueWords(View.State.Calendar, Desk.Now, Words);
        var entries = new List<AdministrativeEntry>();
        foreach (var record in View.Child.Records)
        {
            entries.AddRange(await journal.OfChild(View.State.Head.Authority, record, cancellationToken));
        }
        History =
        [
            .. entries.Where(entry => entry.Act is AdministrativeAct.RelationBegun or AdministrativeAct.RelationEnded).OrderByDescending(entry => entry.Signature.At).Select(entry => new Said(
                Words.With(
                    entry.Act == AdministrativeAct.RelationBegun ? "agencies.history_begun" : "agencies.history_ended",
                    moments.Moment(entry.Signature.At), all.FirstOrDefault(agency => agency.Id == entry.Agency)?.Name ?? ""),
                names.Of(entry.Signature.By.ToString()))),
        ];
        Others =
        [
            .. all.Where(agency => agency.Active && !View.Agencies.Any(related => related.Agency.Id == agency.Id))
                .Select(agency => new Option(agency.Id.Value, agency.Name, Chosen: false)),
        ];
        return true;
    }

    public sealed record Said(string Words, string Who);

    /// <param name="Since">The first day, in words.</param>
    public sealed record Line(Agency Agency, string Since);
}
