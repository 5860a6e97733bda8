using ChildProtection.Workflow.Engine.Diagnostics;
using ChildProtection.Workflow.Engine.Expressions;

namespace ChildProtection.Workflow.Engine.Tests.Expressions;

/// <summary>Reads expressions over the small definition.</summary>
internal static class Sample
{
    public static readonly SourcePlace Place = new("d.yaml", 10, 21);

    public static TypedExpression Typed(string text, params ExpressionType[] expected)
    {
        var (expression, diagnostics) = ExpressionTyping.Check(ExpressionParser.Parse(text, Place), new SampleScope(), expected);
        Assert.That(diagnostics, Is.Empty);
        return expression!;
    }

    public static IReadOnlyList<Diagnostic> Refused(string text, params ExpressionType[] expected)
    {
        var (expression, diagnostics) = ExpressionTyping.Check(ExpressionParser.Parse(text, Place), new SampleScope(), expected);
        Assert.That(expression, Is.Null);
        return diagnostics;
    }
}
