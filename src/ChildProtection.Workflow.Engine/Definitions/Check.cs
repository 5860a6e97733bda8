using ChildProtection.Workflow.Engine.Diagnostics;
using ChildProtection.Workflow.Engine.Expressions;
using ChildProtection.Workflow.Engine.Texts;

namespace ChildProtection.Workflow.Engine.Definitions;

/// <summary>What should hold of the answers of a task or action.</summary>
/// <param name="Name">Known by the work's name and its number: <c>hold_conference.1</c>.</param>
/// <param name="Else">What is said when it does not hold.</param>
/// <param name="Override">The roles that may let it pass with a reason (soft only).</param>
/// <param name="Alone">A rule leaves it to whoever does the work, if they hold one of those roles: nobody else's word is needed.</param>
public sealed record Check(
    string Name,
    TypedExpression That,
    LocalizedText Else,
    CheckForce Force,
    IReadOnlyList<string> Override,
    bool Alone,
    IReadOnlyList<string> Basis,
    SourcePlace Place);
