using System.Collections.Immutable;

namespace ChildProtection.Workflow.Engine.Expressions;

/// <summary>Why an expression is what it is: what was seen, in words, part by part.</summary>
/// <param name="Text">The part of the expression as it is written.</param>
/// <param name="Value">What it came to.</param>
/// <param name="Sentence">The same in words.</param>
/// <param name="Parts">What it came from.</param>
public sealed record Explanation(string Text, Value Value, string Sentence, ImmutableArray<Explanation> Parts)
{
    /// <summary>
    /// What decided, in a few words, for whoever only wants to know what counted: of a choice the branch that was taken, of two times the one that is
    /// the value, of a question about records the record that was found.
    /// </summary>
    public string Brief { get; init; } = Sentence;
}
