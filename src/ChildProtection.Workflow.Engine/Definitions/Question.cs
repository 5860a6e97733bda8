using ChildProtection.Workflow.Engine.Diagnostics;
using ChildProtection.Workflow.Engine.Expressions;
using ChildProtection.Workflow.Engine.Texts;

namespace ChildProtection.Workflow.Engine.Definitions;

/// <summary>One question of a form.</summary>
public sealed record Question
{
    /// <summary>The answer's name: <c>answer.NAME</c>. The name <c>on</c> asks when the thing happened.</summary>
    public required string Name { get; init; }

    public required FieldType Type { get; init; }

    public required LocalizedText Title { get; init; }

    public LocalizedText? Hint { get; init; }

    /// <summary>Whether an answer is needed; null: never.</summary>
    public TypedExpression? Required { get; init; }

    /// <summary>Why it is required.</summary>
    public LocalizedText? Why { get; init; }

    /// <summary>
    /// Whoever cannot answer may say so, with a reason, instead of answering: no required answer is met by a false one (rules.md section 0, 8). The answer is then unknown,
    /// and the journal keeps the reason.
    /// </summary>
    public bool MayBeNotKnown { get; init; }

    /// <summary>Shown and asked only if this holds; null: always.</summary>
    public TypedExpression? When { get; init; }

    /// <summary>
    /// Asked once where one piece of work is recorded for several cases together, and the same for each of them. Every other question is asked of each
    /// case by itself, and its answer goes to no other.
    /// </summary>
    public bool Shared { get; init; }

    /// <summary>For an answer that is a record: only those for which this holds may be chosen; null: any of the list.</summary>
    public TypedExpression? Where { get; init; }

    /// <summary>What the answer is filled in with when the form is opened, to be left or changed; null: nothing.</summary>
    public TypedExpression? Offer { get; init; }

    /// <summary>For a date that somebody sets for something to come: the last day on which it would be in time. A later one is taken all the same. Null: any day.</summary>
    public TypedExpression? By { get; init; }

    /// <summary>For an answer of several records: one row comes for each record of a list, with that record in the field of this name. Null: rows are added by hand.</summary>
    public RowsForEach? ForEach { get; init; }

    /// <summary>For an answer of several records: what is asked of each.</summary>
    public IReadOnlyList<Question> Each { get; init; } = [];

    public IReadOnlyList<string> Basis { get; init; } = [];

    public required SourcePlace Place { get; init; }
}
