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
using NodaTime;

namespace ChildProtection.Workflow.Server.Pages.Cases.Documents;

/// <summary>One copy of a document, in the recipient's language: to be read, and to be printed.</summary>
[Needs(Permission.SeeCase)]
public sealed class DocumentPage(CaseDocuments documents, SignedInStaff signedIn, IClock clock, Words words) : PageModel
{
    private CasePapers papers = null!;

    [FromRoute(Name = "id")]
    public CaseId Id { get; set; }

    [FromRoute(Name = "name")]
    public string Name { get; set; } = "";

    /// <summary>The record that the copy is for; null: for the case.</summary>
    [FromQuery(Name = "record")]
    public string? Record { get; set; }

    /// <summary>The language of the copy; null: the recipient's where it is on file and the document has it, else the reader's.</summary>
    [FromQuery(Name = "language")]
    public string? Chosen { get; set; }

    public string CaseName => papers.View.Child.Called;

    public ComposedDocument Document { get; private set; } = null!;

    /// <summary>The head of the letter.</summary>
    public LetterHead Head { get; private set; } = null!;

    /// <summary>The language tag of the copy.</summary>
    public string Language { get; private set; } = "en";

    /// <summary>The languages in which the workflow is written.</summary>
    public IReadOnlyList<string> Languages => papers.Languages;

    /// <summary>What whoever gives the copy must know of the recipient's language: that there is no such version, that an interpreter is needed, that it is not on file.</summary>
    public IReadOnlyList<string> OfTheLanguage { get; private set; } = [];

    public string PathIn(string language) => CasePaths.Document(Id, Name, Record, language);

    /// <summary>Where it is recorded that the copy was given; null when that is not asked just now.</summary>
    public string? Giving => CaseFolder.Giving(papers, Document.Source, Record)?.Path;

    public async Task<IActionResult> OnGet(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || await documents.Of(await signedIn.Get(cancellationToken), Id, cancellationToken) is not { } found
            || found.Copies.FirstOrDefault(copy => copy.Document.Name == Name && copy.Record == Record) is not { } copy)
        {
            return NotFound();
        }
        Language = found.LanguageFor(copy, Chosen, words.Language);
        (papers, Document) = (found, found.In(Language).Compose(Name, Record)!);
        Head = found.HeadAt(found.View.State.Snapshot, clock.GetCurrentInstant());
        OfTheLanguage = [.. LanguageWords.ForGiving(found.LanguageOf(copy), copy.Recipient ?? CaseName, found.Languages, words)];
        return Page();
    }
}
