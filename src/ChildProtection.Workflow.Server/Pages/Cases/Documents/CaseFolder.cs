using ChildProtection.Workflow.Cases.Documents;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Documents;
using ChildProtection.Workflow.Engine.Texts;
using ChildProtection.Workflow.Server.Attachments;
using ChildProtection.Workflow.Server.Texts;
using ChildProtection.Workflow.Server.Work;

namespace ChildProtection.Workflow.Server.Pages.Cases.Documents;

/// <summary>What there is to read and to give of one case.</summary>
/// <param name="From">From which other record and case of the child it comes, in words; null: of the case that is looked at.</param>
/// <param name="Given">What was given to whom, the last first.</param>
/// <param name="Files">The files kept with it that the reader sees, the last one first.</param>
/// <param name="Removed">Those that were removed: that they were here stays on record.</param>
public sealed record CaseFolder(CasePapers Papers, string? From, IReadOnlyList<GivenLine> Given, IReadOnlyList<AttachmentLine> Files, IReadOnlyList<AttachmentLine> Removed)
{
    public CaseId Case => Papers.View.State.Head.Case;

    /// <summary>The letters, leaflets and plans that there are just now, by title, each with its copies.</summary>
    public IReadOnlyList<(string Title, IReadOnlyList<DocumentCopy> Copies)> Documents(Words words) =>
        [.. Papers.Copies.GroupBy(copy => copy.Document).Select(group => (group.Key.Title.In(words.Language), (IReadOnlyList<DocumentCopy>)[.. group]))];

    /// <summary>What is held back, by title and by whom it is for; empty: nobody by name.</summary>
    public IReadOnlyList<(string Title, string Recipient)> HeldBack(Words words) =>
        [.. Papers.Withheld.Select(copy => (copy.Document.Title.In(words.Language), copy.Recipient ?? string.Empty))];

    /// <summary>What the recipient's language is called; null: it is not on file, or nobody's.</summary>
    public string? Spoken(DocumentCopy copy, Words words) => LanguageWords.Name(Papers.LanguageOf(copy), words);

    public string PathOf(DocumentCopy copy) => CasePaths.Document(Case, copy.Document.Name, copy.Record);

    /// <summary>Where it is recorded that the copy was given; null when that is not asked just now.</summary>
    public (string Path, string Title)? Giving(DocumentCopy copy, Words words) =>
        Giving(Papers, copy.Document, copy.Record) is { } giving ? (giving.Path, giving.Title.In(words.Language)) : null;

    /// <summary>The task that is asked, or the action that is offered, just now, with which the copy is given; null: neither.</summary>
    public static (string Path, LocalizedText Title)? Giving(CasePapers papers, Document document, string? record)
    {
        var (id, derivation, outline) = (papers.View.State.Head.Case, papers.View.Derivation, DefinitionOutline.Of(papers.View.State.Definition.Definition));
        // What is asked comes before what may be noted.
        foreach (var work in outline.Giving(document))
        {
            if (derivation.Task(work, record) is not null)
            {
                return (CasePaths.Task(id, work, record), outline.Tasks[work].Title);
            }
            if (derivation.Actions.Any(offered => offered.Name == work && offered.Each == record))
            {
                return (CasePaths.Action(id, work, record), outline.Actions[work].Title);
            }
        }
        return null;
    }
}
