namespace ChildProtection.Workflow.Engine.Execution;

/// <param name="Asked">The question's condition holds.</param>
/// <param name="Required">It is asked, and an answer is needed.</param>
public readonly record struct QuestionAsked(bool Asked, bool Required);
