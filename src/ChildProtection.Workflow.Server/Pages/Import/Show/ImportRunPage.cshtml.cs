using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Import;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.Forms;
using ChildProtection.Workflow.Server.Importing;
using ChildProtection.Workflow.Server.Shell;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ChildProtection.Workflow.Server.Pages.Import.Show;

/// <summary>A run: what the rehearsal says, a second person's agreement, and what was brought in.</summary>
[Needs(Permission.ImportCases)]
public sealed class ImportRunPage(KeepingImports keeping, IImportRuns runs, ImportSight sight, ImportDesk desk, SignedInStaff signedIn, Words words) : PageModel
{
    [FromRoute(Name = "run")]
    public ImportRunId Id { get; set; }

    public ImportRun Run { get; private set; } = null!;

    public ImportLine Line { get; private set; } = null!;

    /// <summary>Null: the key that sealed it is gone.</summary>
    public ImportRehearsal? Rehearsal { get; private set; }

    public IReadOnlyList<(string Phase, int Cases)> Phases { get; private set; } = [];

    public IReadOnlyList<(string Deadline, int Cases)> Overdue { get; private set; } = [];

    public IReadOnlyList<(string Worker, int Cases, int Overdue)> Workers { get; private set; } = [];

    /// <summary>Rows whose children look like ones on file, with these by name; empty for whoever sees no cases.</summary>
    public IReadOnlyList<(ImportFinding Finding, IReadOnlyList<string> Children)> Alike { get; private set; } = [];

    /// <summary>Of the report where there is one, else of the rehearsal.</summary>
    public IReadOnlyList<ImportFinding> Findings { get; private set; } = [];

    /// <summary>Of the references from <see cref="From"/> on, the cases that are in and that the reader may open.</summary>
    public IReadOnlyList<(string Reference, CaseId Case)> Cases { get; private set; } = [];

    /// <summary>The first reference that is looked at, counted from none.</summary>
    [FromQuery(Name = "from")]
    public int From { get; set; }

    public bool IsOwn => Run.Uploaded.By == User.User();

    public string Reason { get; private set; } = "";

    public async Task<IActionResult> OnGet(CancellationToken cancellationToken) => await Load(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostConfirm(string? reason, CancellationToken cancellationToken)
    {
        Reason = reason ?? "";
        return await Answered(await keeping.Confirm(await signedIn.Get(cancellationToken), Id, Reason, cancellationToken), "import.done_confirmed", cancellationToken);
    }

    public async Task<IActionResult> OnPostWithdraw(CancellationToken cancellationToken) =>
        await Answered(await keeping.Withdraw(await signedIn.Get(cancellationToken), Id, cancellationToken), "import.done_withdrawn", cancellationToken);

    public async Task<IActionResult> OnPostTakeUp(CancellationToken cancellationToken) =>
        await Answered(await keeping.TakeUp(await signedIn.Get(cancellationToken), Id, cancellationToken), "import.done_taken_up", cancellationToken);

    private async Task<IActionResult> Answered(ImportFault? fault, string done, CancellationToken cancellationToken)
    {
        if (fault == ImportFault.NotFound || !ModelState.IsValid)
        {
            return NotFound();
        }
        if (fault is null)
        {
            TempData[DoneMessage.Key] = words[done];
            return LocalRedirect(ImportPaths.One(Id));
        }
        if (!await Load(cancellationToken))
        {
            return NotFound();
        }
        this.Say([new FieldError(fault == ImportFault.ReasonMissing ? "reason" : "", words[$"import.fault_{fault.ToString()!.ToLowerInvariant()}"])]);
        return Page();
    }

    private async Task<bool> Load(CancellationToken cancellationToken)
    {
        var reader = await signedIn.Get(cancellationToken);
        if (!ModelState.IsValid || await runs.Find(reader.Authority, Id, cancellationToken) is not { } run)
        {
            return false;
        }
        (Run, Line) = (run, (await desk.Lines(reader.Authority, [run], cancellationToken))[0]);
        Rehearsal = await runs.Rehearsal(reader.Authority, Id, cancellationToken);
        if (Rehearsal is { } rehearsal)
        {
            (Phases, Overdue, Workers) = (desk.Phases(rehearsal), desk.Overdue(reader.Authority, rehearsal), await desk.Workers(reader.Authority, rehearsal, cancellationToken));
            var found = (await runs.Report(reader.Authority, Id, cancellationToken))?.Findings ?? rehearsal.Findings;
            // What is to be put right stands above the rows that only wait for it.
            Findings = [.. (await sight.Readable(reader, found, cancellationToken)).OrderByDescending(finding => finding.Stops).ThenBy(finding => finding.Code == ImportCodes.WithTheCase)];
            Alike = await Named(reader, cancellationToken);
            From = Math.Clamp(From, 0, Math.Max(0, rehearsal.Cases.Length - 1));
            Cases = await sight.Open(reader, run, [.. rehearsal.Cases.Skip(From).Take(ImportLimits.CasesShownMax).Select(one => one.Reference)], cancellationToken);
        }
        return true;
    }

    private async Task<IReadOnlyList<(ImportFinding Finding, IReadOnlyList<string> Children)>> Named(StaffMember reader, CancellationToken cancellationToken) =>
        [.. (await sight.Named(reader, Run.System, Findings, cancellationToken)).Select(each => (
            each.Finding, (IReadOnlyList<string>)[.. each.Children.Select(card => $"{card.Name}{(card.BornOn is { } born ? $", {Engine.Texts.DateWords.Long(born, words.Spoken)}" : "")} ({card.Id})")]))];
}
