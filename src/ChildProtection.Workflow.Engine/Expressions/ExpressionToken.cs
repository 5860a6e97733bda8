namespace ChildProtection.Workflow.Engine.Expressions;

/// <summary>One word, literal or sign of an expression.</summary>
internal readonly record struct ExpressionToken(ExpressionTokenKind Kind, int Start, int End, string Text, Value Value = default)
{
    public bool Is(string text) => Kind is ExpressionTokenKind.Word or ExpressionTokenKind.Sign && Text == text;
}

internal enum ExpressionTokenKind
{
    Word,
    Sign,
    Literal,
    End,
}
