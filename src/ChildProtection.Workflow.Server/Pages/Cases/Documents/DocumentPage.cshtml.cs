using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Documents;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Engine.Documents;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Texts;
using ChildProtection.Workflow.Server.Work;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ChildProtection.Workflow.Server.Pages.Cases.Documents;

/// <summary>One copy of a document, in the recipient's language: to be read, and to be printed.</summary>
[Needs(Permission.SeeCase)]
public sealed class DocumentPage(CaseDocuments documents, SignedInStaff signedIn, Words words) : PageModel
{
    private CasePapers papers = null!;

    [FromRoute(Name = "id")]
    public CaseId Id { get; set; }

    [FromRoute(Name = "name")]
    public string Name { get; set; } = "";

    /// <summary>The record that the copy is for; null: for the case.</summary>
    [FromQuery(Name = "record")]
    public string? Record { get; set; }

    /// <summary>The language of the copy, which may be another than the reader's; null: the reader's.</summary>
    [FromQuery(Name = "language")]
    public string? Chosen { get; set; }

    public string CaseName => papers.View.Child.Called;

    public ComposedDocument Document { get; private set; } = null!;

    /// <summary>The language tag of the copy.</summary>
    public string Language => papers.Language;

    /// <summary>The languages in which the workflow is written.</summary>
    public IReadOnlyList<string> Languages => papers.View.State.Definition.Definition.Languages;

    public string PathIn(string language) => CasePaths.Document(Id, Name, Record, language);

    /// <summary>Where it is recorded that the copy was given; null when that is not asked just now.</summary>
    public string? Giving => CaseFolder.Giving(papers, Document.Source, Record)?.Path;

    public async Task<IActionResult> OnGet(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || await documents.Of(await signedIn.Get(cancellationToken), Id, Chosen ?? words.Language, cancellationToken) is not { } found
            || !found.Copies.Any(copy => copy.Document.Name == Name && copy.Record == Record)
            || found.Composer.Compose(Name, Record) is not { } made)
        {
            return NotFound();
        }
        (papers, Document) = (found, made);
        return Page();
    }
}
