using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Diagnostics;
using ChildProtection.Workflow.Engine.Expressions.Nodes;

namespace ChildProtection.Workflow.Engine.Expressions;

/// <summary>Binds the names of an expression and checks its types, so that evaluating it cannot go wrong.</summary>
public static class ExpressionTyping
{
    /// <summary>Types an expression.</summary>
    /// <param name="parsing">What the parser gave; if that has diagnostics they are given back.</param>
    /// <param name="scope">The names at hand where it stands.</param>
    /// <param name="expected">The types that its place takes; none: any. Where only a date is taken, a moment stands for its date.</param>
    public static (TypedExpression? Expression, ImmutableArray<Diagnostic> Diagnostics) Check(
        ExpressionParsing parsing, IExpressionScope scope, params ReadOnlySpan<ExpressionType> expected)
    {
        if (!parsing.IsRead)
        {
            return (null, parsing.Diagnostics);
        }
        var diagnostics = new ExpressionDiagnostics(parsing.Text, parsing.Place);
        var typer = new ExpressionTyper(parsing.Text, scope, diagnostics);
        var root = typer.Type(parsing.Syntax, expected.Length == 1 ? expected[0] : null);
        root = root is null ? null : Fit(root, expected, parsing.Syntax.Start, diagnostics);
        return Result(parsing, root, diagnostics);
    }

    /// <summary>Types what <see cref="ExpressionParser.ParseEach"/> read: the list, and the condition on its records if there is one.</summary>
    public static (RecordShape? Records, TypedExpression? Where, ImmutableArray<Diagnostic> Diagnostics) CheckEach(
        ExpressionParsing parsing, IExpressionScope scope)
    {
        if (parsing.Syntax is not ExpressionSyntax.Select each)
        {
            return (null, null, parsing.Diagnostics);
        }
        var diagnostics = new ExpressionDiagnostics(parsing.Text, parsing.Place);
        var typer = new ExpressionTyper(parsing.Text, scope, diagnostics);
        var (records, where) = typer.Each(each);
        var (expression, found) = Result(parsing, where, diagnostics);
        return (found.IsEmpty ? records : null, expression, found);
    }

    /// <summary>Types an expression about one record of a list: <see cref="TypedExpression.Evaluate(IExpressionFacts, int)"/> asks it of one of them.</summary>
    /// <param name="parsing">What the parser gave; if that has diagnostics they are given back.</param>
    /// <param name="scope">The names at hand besides the record's fields, which come first.</param>
    /// <param name="records">The list.</param>
    /// <param name="expected">As for <see cref="Check"/>.</param>
    public static (TypedExpression? Expression, ImmutableArray<Diagnostic> Diagnostics) CheckIn(
        ExpressionParsing parsing, IExpressionScope scope, RecordShape records, ExpressionType expected)
    {
        if (!parsing.IsRead)
        {
            return (null, parsing.Diagnostics);
        }
        var diagnostics = new ExpressionDiagnostics(parsing.Text, parsing.Place);
        var root = new ExpressionTyper(parsing.Text, scope, diagnostics).In(records, parsing.Syntax, expected);
        root = root is null ? null : Fit(root, [expected], parsing.Syntax.Start, diagnostics);
        return Result(parsing, root, diagnostics);
    }

    /// <summary>The diagnostic of a guard that comes out the same whatever happens; null if it depends on the case.</summary>
    public static Diagnostic? ConstantGuard(TypedExpression guard)
    {
        if (guard.Constant is not { } constant)
        {
            return null;
        }
        var outcome = constant.IsTrue ? "always holds" : "never holds";
        return new Diagnostic(
            DiagnosticCodes.ExpressionConstant, Severity.Error, guard.Place, $"This condition {outcome}, whatever happens.",
            constant.IsTrue ? "Leave it out." : "Leave out what depends on it.");
    }

    private static (TypedExpression? Expression, ImmutableArray<Diagnostic> Diagnostics) Result(
        ExpressionParsing parsing, ExpressionNode? root, ExpressionDiagnostics diagnostics) =>
        (root is null || diagnostics.HasErrors ? null : new TypedExpression(parsing.Text, parsing.Place, root), diagnostics.Found);

    private static ExpressionNode? Fit(
        ExpressionNode root, ReadOnlySpan<ExpressionType> expected, int start, ExpressionDiagnostics diagnostics)
    {
        if (expected.IsEmpty || root.Type == ExpressionType.Any || expected.Contains(root.Type))
        {
            return root;
        }
        if (root.Type == ExpressionType.Moment && expected.Contains(ExpressionType.Date))
        {
            return new DateOfNode(root);
        }
        var needed = string.Join(" or ", expected.ToArray().Select(type => type.ToString()));
        diagnostics.Error(DiagnosticCodes.ExpressionResult, start, $"This gives {root.Type}; {needed} is needed here.");
        return null;
    }
}
