using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Documents;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.Attachments;
using ChildProtection.Workflow.Server.CasePage;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Texts;
using ChildProtection.Workflow.Server.Work;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ChildProtection.Workflow.Server.Pages.Cases.Documents;

/// <summary>
/// The letters, leaflets and plans that there are for a case just now, each recipient's copy apart, and the files that came in and are kept with it; below them those
/// of the child's other cases, under whichever record.
/// </summary>
[Needs(Permission.SeeCase)]
public sealed class DocumentsPage(CaseDocuments documents, GivenDocuments given, CaseDesk desk, AttachmentDesk attachments, ChildsCases cases, SignedInStaff signedIn, Words words) : PageModel
{
    [FromRoute(Name = "id")]
    public CaseId Id { get; set; }

    public string ChildName => Own.Papers.View.Child.Called;

    public CaseFolder Own { get; private set; } = null!;

    /// <summary>Of the child's other cases, as far as the reader sees them: those that have anything, the last opened first.</summary>
    public IReadOnlyList<CaseFolder> Beside { get; private set; } = [];

    public bool MayAdd { get; private set; }

    /// <summary>No scanner is configured: files are as they came.</summary>
    public bool IsUnscanned { get; private set; }

    public async Task<IActionResult> OnGet(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || await Folder(Id, null, cancellationToken) is not { } own)
        {
            return NotFound();
        }
        Own = own;
        if (await attachments.Case(Id, cancellationToken) is { } seen)
        {
            (MayAdd, IsUnscanned) = (seen.Sight.MayAdd, !seen.IsScanning);
        }
        var beside = new List<CaseFolder>();
        foreach (var joined in await cases.Beside(await signedIn.Get(cancellationToken), own.Papers.View, CasePart.Document, cancellationToken))
        {
            if (await Folder(joined.View.State.Head.Case, JoinedWords.Of(joined, words), cancellationToken) is { } folder && folder.Papers.Copies.Count + folder.Papers.Withheld.Count + folder.Given.Count + folder.Files.Count + folder.Removed.Count > 0)
            {
                beside.Add(folder);
            }
        }
        Beside = beside;
        return Page();
    }

    private async Task<CaseFolder?> Folder(CaseId id, string? from, CancellationToken cancellationToken)
    {
        if (await documents.Of(await signedIn.Get(cancellationToken), id, cancellationToken) is not { } papers)
        {
            return null;
        }
        var names = new StaffNames(await desk.Names(cancellationToken), words);
        var lines = (await given.Of(papers, cancellationToken)).Select(one => GivenLine.Of(id, one, papers.View.State.Definition.Definition, names, words)).ToList();
        if (await attachments.Case(id, cancellationToken) is not { } seen)
        {
            return new CaseFolder(papers, from, lines, [], []);
        }
        var kept = seen.Seen.Select((await attachments.Words(seen, cancellationToken)).Line).ToList();
        return new CaseFolder(papers, from, lines, [.. kept.Where(line => !line.One.IsRemoved)], [.. kept.Where(line => line.One.IsRemoved)]);
    }
}
