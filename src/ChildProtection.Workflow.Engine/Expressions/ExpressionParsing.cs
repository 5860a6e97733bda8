using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using ChildProtection.Workflow.Engine.Diagnostics;

namespace ChildProtection.Workflow.Engine.Expressions;

/// <summary>An expression as it was read, or why it cannot be.</summary>
/// <param name="Text">As it was written.</param>
/// <param name="Place">Where its first character stands.</param>
/// <param name="Syntax">Null if there are diagnostics.</param>
/// <param name="Diagnostics">Empty if it was read.</param>
public sealed record ExpressionParsing(string Text, SourcePlace Place, ExpressionSyntax? Syntax, ImmutableArray<Diagnostic> Diagnostics)
{
    [MemberNotNullWhen(true, nameof(Syntax))]
    public bool IsRead => Syntax is not null;
}
