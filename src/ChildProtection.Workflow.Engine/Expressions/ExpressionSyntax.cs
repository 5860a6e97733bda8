using System.Collections.Immutable;

namespace ChildProtection.Workflow.Engine.Expressions;

/// <summary>An expression as it is written, before its names mean anything.</summary>
/// <param name="Start">Where it starts in the text of the whole expression, from 0.</param>
/// <param name="Length">How many characters it has.</param>
public abstract record ExpressionSyntax(int Start, int Length)
{
    private ExpressionSyntax(int start, int end, bool _)
        : this(start, end - start)
    {
    }

    /// <summary>A number, text, date or period; yes, no or unknown.</summary>
    public sealed record Literal(int Start, int End, Value Value) : ExpressionSyntax(Start, End, true);

    /// <summary>A name, dotted or not: <c>registered_on</c>, <c>parameter.see_child_alone</c>.</summary>
    public sealed record Name(int Start, int End, ImmutableArray<string> Parts) : ExpressionSyntax(Start, End, true)
    {
        public string Dotted => string.Join('.', Parts);
    }

    /// <summary><c>not</c> a condition, or minus a number.</summary>
    public sealed record Unary(int Start, int End, string Operator, ExpressionSyntax Operand) : ExpressionSyntax(Start, End, true);

    /// <summary><c>or and = != &lt; &lt;= &gt; &gt;= includes + - else</c> between two operands.</summary>
    public sealed record Binary(ExpressionSyntax Left, string Operator, ExpressionSyntax Right)
        : ExpressionSyntax(Left.Start, Right.Start + Right.Length, true);

    /// <summary>An operand <c>in</c>, or <c>not in</c>, a list.</summary>
    public sealed record Among(int Start, int End, ExpressionSyntax Operand, ImmutableArray<ExpressionSyntax> Items, bool Not)
        : ExpressionSyntax(Start, End, true);

    /// <summary>A function of values or of a name: <c>known(x)</c>, <c>in(state.path)</c>.</summary>
    public sealed record Call(int Start, int End, string Function, ImmutableArray<ExpressionSyntax> Arguments)
        : ExpressionSyntax(Start, End, true);

    /// <summary>A question about a record list: <c>latest(visit where engaged).on</c>, <c>all(visit: engaged)</c>.</summary>
    /// <param name="Start">See the base.</param>
    /// <param name="End">Behind its last character.</param>
    /// <param name="Question">latest, earliest, count, any or all.</param>
    /// <param name="List">The name of the record list.</param>
    /// <param name="Called">What one of its records is called inside; the list's own name if null.</param>
    /// <param name="Where">Which records are asked about; null if all are.</param>
    /// <param name="That">What must hold of each of them, with all.</param>
    /// <param name="Field">The field asked for, with latest and earliest.</param>
    public sealed record Select(
        int Start, int End, string Question, Name List, Name? Called, ExpressionSyntax? Where, ExpressionSyntax? That, Name? Field)
        : ExpressionSyntax(Start, End, true);

    /// <summary><c>if</c> a condition <c>then</c> one value <c>else</c> another.</summary>
    public sealed record Conditional(int Start, ExpressionSyntax Condition, ExpressionSyntax Then, ExpressionSyntax Else)
        : ExpressionSyntax(Start, Else.Start + Else.Length, true);
}
