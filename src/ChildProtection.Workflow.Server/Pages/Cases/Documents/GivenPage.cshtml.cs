using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Documents;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Engine.Documents;
using ChildProtection.Workflow.Engine.Texts;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Texts;
using ChildProtection.Workflow.Server.Work;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ChildProtection.Workflow.Server.Pages.Cases.Documents;

/// <summary>One copy of a document as it was when it was given: what was corrected since is not in it.</summary>
[Needs(Permission.SeeCase)]
public sealed class GivenPage(CaseDocuments documents, GivenDocuments given, SignedInStaff signedIn, Words words) : PageModel
{
    private CasePapers papers = null!;
    private GivenDocument one = null!;

    [FromRoute(Name = "id")]
    public CaseId Id { get; set; }

    /// <summary>The journal entry that records that it was given.</summary>
    [FromRoute(Name = "entry")]
    public long Entry { get; set; }

    [FromRoute(Name = "name")]
    public string Name { get; set; } = "";

    /// <summary>The language of the copy; null: the one in which it was given, as far as that is known.</summary>
    [FromQuery(Name = "language")]
    public string? Chosen { get; set; }

    public string CaseName => papers.View.Child.Called;

    public ComposedDocument Document { get; private set; } = null!;

    /// <summary>The head of the letter, without the number to ring.</summary>
    public LetterHead Head { get; private set; } = null!;

    /// <summary>The language tag of the copy.</summary>
    public string Language { get; private set; } = "en";

    /// <summary>The languages in which the workflow is written.</summary>
    public IReadOnlyList<string> Languages => papers.Languages;

    public string PathIn(string language) => CasePaths.Given(Id, Entry, Name, language);

    /// <summary>When it was given and from what it is made out, in words.</summary>
    public string AsGiven => words.With(
        "documents.as_given", DateWords.Long(one.On.Date, words.Spoken), DateWords.Long(one.RecordedAt.InZone(papers.View.State.Calendar.Zone).LocalDateTime, words.Spoken));

    public async Task<IActionResult> OnGet(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || await documents.Of(await signedIn.Get(cancellationToken), Id, cancellationToken) is not { } found
            || await given.Open(found, Entry, Name, Chosen, words.Language, cancellationToken) is not var (row, copy, head, language))
        {
            return NotFound();
        }
        (papers, one, Document, Head, Language) = (found, row, copy, head, language);
        return Page();
    }
}
