using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Expressions;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>The condition of a transition in the chart of a case.</summary>
/// <param name="When">Null: always.</param>
/// <param name="Rivals">Transitions of other regions that win over it where they can be taken.</param>
internal sealed record CaseGuard(TypedExpression? When, ImmutableArray<CaseGuard.Rival> Rivals)
{
    public static CaseGuard Always { get; } = new(null, []);

    /// <summary>A transition that wins: it can be taken when its state is active, its condition holds and that of no earlier line does.</summary>
    /// <param name="StateId">The chart's id of its state.</param>
    public sealed record Rival(string StateId, TypedExpression? When, ImmutableArray<TypedExpression> EarlierLines);
}
