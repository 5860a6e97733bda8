namespace ChildProtection.Workflow.Engine.Expressions;

/// <summary>An expression that was parsed, bound and typed.</summary>
/// <param name="Text">As it was written.</param>
public sealed record TypedExpression(string Text);
