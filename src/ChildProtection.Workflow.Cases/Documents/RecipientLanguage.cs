using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.People.Facts;
using ChildProtection.Workflow.Engine.Definitions;

namespace ChildProtection.Workflow.Cases.Documents;

/// <summary>What is on file of the language of whoever a document is for.</summary>
/// <param name="Code">Of the kind of fact <see cref="FactKinds.Language"/>: a language tag, <c>bsl</c> or <c>other</c>; null: nothing is on file.</param>
/// <param name="Which">The language in words, where the code does not say it.</param>
/// <param name="NeedsInterpreter">Said on file.</param>
public sealed record RecipientLanguage(string? Code, string? Which, bool NeedsInterpreter)
{
    /// <summary>
    /// Null: it is nobody whose language could be on file, a professional or nobody by name, or somebody around the child whom the reader does not see or of whom
    /// there are two of that name. A wrong guess would put a letter into a language that its reader does not read.
    /// </summary>
    public static RecipientLanguage? Of(PeopleView? people, DocumentReader to, string? recipient)
    {
        if (people is null || (to == DocumentReader.Child ? SubjectId.Of(people.Child.Id) : to == DocumentReader.Family ? Named(people, recipient) : null) is not { } subject)
        {
            return null;
        }
        return people.Now(subject, FactKinds.Language)?.Value is FactValue.Said said
            ? new RecipientLanguage(said["language"], said["which"], said["interpreter"] == "yes")
            : new RecipientLanguage(null, null, false);
    }

    private static SubjectId? Named(PeopleView people, string? name) =>
        people.Persons.Where(person => string.Equals(person.Name, name?.Trim(), StringComparison.OrdinalIgnoreCase)).Select(person => SubjectId.Of(person.Id)).ToList() is [var one] ? one : null;
}
