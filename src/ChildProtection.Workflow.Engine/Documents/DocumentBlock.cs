using System.Collections.Immutable;

namespace ChildProtection.Workflow.Engine.Documents;

/// <summary>A block of a document that was made out. Closed family.</summary>
public abstract record DocumentBlock
{
    private DocumentBlock()
    {
    }

    public sealed record Heading(string Text) : DocumentBlock;

    public sealed record Paragraph(string Text) : DocumentBlock;

    /// <summary>Points, each a line of its own.</summary>
    public sealed record Points(ImmutableArray<string> Lines) : DocumentBlock;

    /// <summary>Questions with their answers; never one without.</summary>
    public sealed record Answers(ImmutableArray<(string Question, string Answer)> Lines) : DocumentBlock;

    /// <param name="Columns">The heads of the columns.</param>
    /// <param name="Rows">At least one; a cell without an answer is empty.</param>
    public sealed record Table(ImmutableArray<string> Columns, ImmutableArray<ImmutableArray<string>> Rows) : DocumentBlock;
}
