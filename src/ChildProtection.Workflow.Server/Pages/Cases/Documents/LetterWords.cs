using ChildProtection.Workflow.Cases.Documents;
using ChildProtection.Workflow.Engine.Texts;
using ChildProtection.Workflow.Server.Texts;

namespace ChildProtection.Workflow.Server.Pages.Cases.Documents;

/// <summary>The head of a letter, line by line; what is not known has no line.</summary>
public static class LetterWords
{
    /// <param name="words">In the language of the letter.</param>
    public static IEnumerable<(string Question, string Answer)> Of(LetterHead head, Words words)
    {
        yield return (words["letter.from"], head.Authority);
        if (head.Worker is { } worker)
        {
            yield return (words["letter.contact"], worker);
        }
        if (head.Telephone is { } telephone)
        {
            yield return (words["letter.telephone"], telephone);
        }
        yield return (words["letter.date"], DateWords.Long(head.Date, words.Spoken));
        yield return (words["letter.reference"], head.Reference);
    }
}
