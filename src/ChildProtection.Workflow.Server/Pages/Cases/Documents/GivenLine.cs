using ChildProtection.Workflow.Cases.Documents;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Texts;
using ChildProtection.Workflow.Server.Texts;
using ChildProtection.Workflow.Server.Work;

namespace ChildProtection.Workflow.Server.Pages.Cases.Documents;

/// <summary>A document that was given, as the table of a case's documents says it.</summary>
/// <param name="Title">The document's.</param>
/// <param name="On">When, in words.</param>
/// <param name="Path">Where the copy opens as it was given; null: it cannot be made out.</param>
/// <param name="Cells">In the order of <see cref="Columns"/>, without the first.</param>
public sealed record GivenLine(string Title, string On, string? Path, IReadOnlyList<string> Cells)
{
    /// <summary>The keys of the heads of the columns; the first is the document's.</summary>
    public static IReadOnlyList<string> Columns { get; } =
        ["documents.given_what", "documents.given_to", "documents.given_language", "documents.given_on", "documents.given_by", "documents.given_how", "documents.given_outcome"];

    public static GivenLine Of(CaseId id, GivenDocument given, Definition definition, StaffNames names, Words words)
    {
        var on = DateWords.Long(given.On.Date, words.Spoken);
        var language = given.Language is { } spoken ? given.Interpreter is { } by ? words.With("documents.given_through", spoken, by) : spoken : null;
        string[] outcome = [.. given.Outcome(definition, words.Language), .. given.IsCorrected ? [words["documents.given_corrected"]] : Array.Empty<string>()];
        var unsaid = words["documents.given_unsaid"];
        return new GivenLine(
            given.Document.Title.In(words.Language), on, given.CanBeOpened ? CasePaths.Given(id, given.Entry, given.Document.Name) : null,
            [given.Recipient ?? unsaid, language ?? unsaid, on, names.Of(given.By), given.How(definition, words.Language) ?? unsaid, outcome.Length == 0 ? words["documents.given_done"] : string.Join("; ", outcome)]);
    }
}
