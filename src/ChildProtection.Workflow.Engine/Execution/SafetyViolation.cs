using ChildProtection.Workflow.Engine.Expressions;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>A safety property of the definition that does not hold for a case.</summary>
/// <param name="Name">The property's name.</param>
/// <param name="Because">What was seen, in words.</param>
public sealed record SafetyViolation(string Name, Explanation Because);
