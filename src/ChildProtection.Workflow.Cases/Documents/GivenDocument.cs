using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Expressions;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Documents;

/// <summary>That a document was given, or was to be and could not: as whoever gave it recorded it.</summary>
/// <param name="Entry">The journal entry that records it.</param>
/// <param name="Document">The document; of several that are given alike, the one that there was for this recipient.</param>
/// <param name="Record">The record that the copy is for; null: for the case.</param>
/// <param name="Recipient">Whom it was addressed to; null: nobody by name.</param>
/// <param name="Answers">What was answered.</param>
/// <param name="Asked">The form that was answered; null: nothing was asked.</param>
/// <param name="On">When it was given.</param>
/// <param name="By">Who recorded it: a user's id.</param>
/// <param name="RecordedAt">When it was entered.</param>
/// <param name="CanBeOpened">The copy can be made out as it was then.</param>
/// <param name="IsCorrected">What was recorded of it was corrected afterwards: the history of the case says how.</param>
public sealed record GivenDocument(
    long Entry, Document Document, string? Record, string? Recipient, ImmutableSortedDictionary<string, Value> Answers, Form? Asked, EventTime On, string By, Instant RecordedAt,
    bool CanBeOpened, bool IsCorrected)
{
    /// <summary>In which language it was given, in the words of whoever gave it; null: not said.</summary>
    public string? Language => Text("language");

    /// <summary>Who translated or interpreted; null: not said.</summary>
    public string? Interpreter => Text("interpreter");

    /// <summary>How it went, in the language; null: not said.</summary>
    public string? How(Definition definition, string language) => Asked?.Questions.Where(question => question.Name == "how").Select(question => Said(question, definition, language)).FirstOrDefault();

    /// <summary>What came of it, each choice in the language.</summary>
    public IEnumerable<string> Outcome(Definition definition, string language) =>
        (Asked?.Questions ?? []).Where(question => question.Name != "how").Select(question => Said(question, definition, language)).OfType<string>();

    private string? Said(Question question, Definition definition, string language) =>
        question.Type is FieldType.Choice { Several: false } choice && Answers.GetValueOrDefault(question.Name) is { IsKnown: true } value
            ? definition.Choices[choice.List].Codes.FirstOrDefault(code => code.Code == value.Code)?.Title.In(language)
            : null;

    private string? Text(string question) => Answers.GetValueOrDefault(question) is { Kind: ValueKind.Text } value ? value.Text : null;
}
