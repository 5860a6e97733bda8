using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Documents;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Engine.Documents;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.Attachments;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Texts;
using ChildProtection.Workflow.Server.Work;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ChildProtection.Workflow.Server.Pages.Cases.Documents;

/// <summary>The letters, leaflets and plans that there are for a case just now, each recipient's copy apart, and the files that came in and are kept with it.</summary>
[Needs(Permission.SeeCase)]
public sealed class DocumentsPage(CaseDocuments documents, AttachmentDesk attachments, SignedInStaff signedIn, Words words) : PageModel
{
    private CasePapers papers = null!;

    [FromRoute(Name = "id")]
    public CaseId Id { get; set; }

    public string ChildName => papers.View.Child.Called;

    /// <summary>By title, each with its copies.</summary>
    public IReadOnlyList<(string Title, IReadOnlyList<DocumentCopy> Copies)> Documents =>
        [.. papers.Copies.GroupBy(copy => copy.Document).Select(group => (group.Key.Title.In(words.Language), (IReadOnlyList<DocumentCopy>)[.. group]))];

    /// <summary>The files kept with the case that the reader sees, the last one first.</summary>
    public IReadOnlyList<AttachmentLine> Files { get; private set; } = [];

    /// <summary>Those that were removed: that they were here stays on record.</summary>
    public IReadOnlyList<AttachmentLine> Removed { get; private set; } = [];

    public bool MayAdd { get; private set; }

    /// <summary>No scanner is configured: files are as they came.</summary>
    public bool IsUnscanned { get; private set; }

    public string PathOf(DocumentCopy copy) => CasePaths.Document(Id, copy.Document.Name, copy.Record);

    /// <summary>Where it is recorded that the copy was given; null when that is not asked just now.</summary>
    public (string Path, string Title)? Giving(DocumentCopy copy) =>
        copy.Document.GivenBy is { } task && papers.View.Derivation.Task(task, copy.Record) is not null
            ? (CasePaths.Task(Id, task, copy.Record), Doable.Find(papers.View.State.Definition.Definition, Doable.Task, task)!.Title.In(words.Language))
            : null;

    public async Task<IActionResult> OnGet(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || await documents.Of(await signedIn.Get(cancellationToken), Id, words.Language, cancellationToken) is not { } found)
        {
            return NotFound();
        }
        papers = found;
        if (await attachments.Case(Id, cancellationToken) is { } seen)
        {
            var lines = seen.Seen.Select((await attachments.Words(seen, cancellationToken)).Line).ToList();
            (Files, Removed) = ([.. lines.Where(line => !line.One.IsRemoved)], [.. lines.Where(line => line.One.IsRemoved)]);
            (MayAdd, IsUnscanned) = (seen.Sight.MayAdd, !seen.IsScanning);
        }
        return Page();
    }
}
