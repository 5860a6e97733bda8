using ChildProtection.Workflow.Cases.Documents;
using ChildProtection.Workflow.Server.Texts;

namespace ChildProtection.Workflow.Server.Pages.Cases.Documents;

/// <summary>The language of a recipient in words.</summary>
public static class LanguageWords
{
    /// <summary>What the language is called; null: it is not on file.</summary>
    public static string? Name(RecipientLanguage? language, Words words) =>
        language?.Code is not { } code ? null : code == "other" ? language.Which ?? words["documents.other_language"] : words[$"people.choice_{code}"];

    /// <summary>What whoever gives a copy must know of it, a sentence each.</summary>
    /// <param name="recipient">Whom the copy is for, by name.</param>
    /// <param name="written">The tags of the languages in which there is a version.</param>
    public static IEnumerable<string> ForGiving(RecipientLanguage? language, string recipient, IReadOnlyList<string> written, Words words)
    {
        if (language is null)
        {
            yield break;
        }
        if (Name(language, words) is not { } name)
        {
            yield return words.With("documents.language_unknown", recipient);
            yield break;
        }
        if (!written.Contains(language.Code))
        {
            yield return words.With("documents.no_version", recipient, name);
        }
        else if (language.NeedsInterpreter)
        {
            yield return words.With("documents.interpreter", recipient, name);
        }
    }
}
