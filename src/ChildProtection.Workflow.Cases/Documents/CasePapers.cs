using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Engine.Documents;
using ChildProtection.Workflow.Engine.Execution;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Documents;

/// <summary>The documents of a case as somebody may see them.</summary>
/// <param name="View">The case.</param>
/// <param name="Copies">The copies that there are just now and that the reader may have, in the order of the definition.</param>
/// <param name="Withheld">Those that are held back from whom they are for: there is nothing of them to read or print.</param>
/// <param name="In">What makes a copy out, by the tag of a language in which the workflow is written.</param>
/// <param name="Then">The same of the case as it once stood: its snapshot, the time, and its records by list.</param>
/// <param name="HeadAt">The head of a letter of the case as it stood at a time.</param>
/// <param name="People">Those around the child, as the reader sees them; null: nobody is on file.</param>
public sealed record CasePapers(
    CaseView View, IReadOnlyList<DocumentCopy> Copies, IReadOnlyList<DocumentCopy> Withheld, Func<string, DocumentComposer> In, PastComposer Then,
    Func<CaseSnapshot, Instant, LetterHead> HeadAt, PeopleView? People)
{
    /// <summary>The languages in which the workflow is written.</summary>
    public IReadOnlyList<string> Languages => View.State.Definition.Definition.Languages;

    /// <summary>What is on file of the recipient's language; null: it is nobody whose language could be on file.</summary>
    public RecipientLanguage? LanguageOf(DocumentCopy copy) => RecipientLanguage.Of(People, copy.Document.To, copy.Recipient);

    /// <summary>
    /// The tag of the language in which the copy opens: the one that was chosen, else the recipient's, else the reader's own, else English; always one in which the
    /// workflow is written.
    /// </summary>
    /// <param name="chosen">Null: none was chosen.</param>
    /// <param name="own">The reader's.</param>
    public string LanguageFor(DocumentCopy copy, string? chosen, string own) =>
        chosen is not null ? Written(chosen) ?? "en" : Written(LanguageOf(copy)?.Code) ?? Written(own) ?? "en";

    private string? Written(string? tag) => tag is not null && Languages.Contains(tag) ? tag : null;
}
