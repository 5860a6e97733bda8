using ChildProtection.Workflow.Engine.Diagnostics;
using ChildProtection.Workflow.Engine.Expressions;

namespace ChildProtection.Workflow.Engine.Definitions;

/// <summary>How a case begins: the form, who may, and what follows before the first state is entered.</summary>
public sealed record Opening(string Form, IReadOnlyList<string> For, IReadOnlyList<Effect> Do, IReadOnlyList<string> Basis, SourcePlace Place)
{
    /// <summary>
    /// Of a case that is taken over: a moment before which no rung of a ladder is counted. What was overdue when the case came is overdue at once, and its
    /// ladders begin to be climbed then. Null: rungs count from the due time alone.
    /// </summary>
    public TypedExpression? LaddersFrom { get; init; }
}
