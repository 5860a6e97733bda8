using ChildProtection.Workflow.Engine.Diagnostics;
using ChildProtection.Workflow.Engine.Expressions;
using ChildProtection.Workflow.Engine.Texts;

namespace ChildProtection.Workflow.Engine.Definitions;

/// <summary>One part of a document: any of a heading, a text, answers and a table, in this order.</summary>
public sealed record DocumentPart
{
    public DocumentText? Heading { get; init; }

    public DocumentText? Text { get; init; }

    /// <summary>Fields shown as question and answer: of the document's record, or of the case.</summary>
    public IReadOnlyList<DocumentField> Show { get; init; } = [];

    /// <summary>Records shown as a table, a row each; null: none.</summary>
    public EachRecord? List { get; init; }

    /// <summary>The columns of the table.</summary>
    public IReadOnlyList<DocumentField> Columns { get; init; } = [];

    /// <summary>What is said where the table would be empty; null: the whole part is left out then.</summary>
    public LocalizedText? None { get; init; }

    /// <summary>Left out of a redacted copy: where somebody is, what somebody reported, what is planned with another person.</summary>
    public bool Sensitive { get; init; }

    /// <summary>Rows of the list for which this holds, or cannot be told, are left out of a redacted copy; null: none.</summary>
    public TypedExpression? SensitiveRows { get; init; }

    /// <summary>The part is there only while this holds; null: always.</summary>
    public TypedExpression? When { get; init; }

    public required SourcePlace Place { get; init; }

    internal IEnumerable<TypedExpression> Expressions => new[] { When, List?.Where, SensitiveRows }.OfType<TypedExpression>().Concat(Said);

    /// <summary>The expressions whose values the text says.</summary>
    internal IEnumerable<TypedExpression> Said =>
        (new[] { Heading, Text }.OfType<DocumentText>().SelectMany(text => text.ByLanguage.Values.SelectMany(pieces => pieces)).OfType<DocumentPiece.Answer>().Select(answer => answer.Expression));
}
