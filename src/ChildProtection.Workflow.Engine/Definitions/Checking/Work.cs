using ChildProtection.Workflow.Engine.Diagnostics;
using ChildProtection.Workflow.Engine.Expressions;

namespace ChildProtection.Workflow.Engine.Definitions.Checking;

/// <summary>What a task, an action and the opening of a case have in common.</summary>
/// <param name="State">Null for the opening.</param>
/// <param name="Effects">Of all its outcomes.</param>
/// <param name="Expressions">Those that see its answers.</param>
internal sealed record Work(
    string Name,
    State? State,
    string? Form,
    Deadline? Deadline,
    IReadOnlyList<Effect> Effects,
    IReadOnlyList<TypedExpression> Expressions,
    SourcePlace Place);
