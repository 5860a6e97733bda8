namespace ChildProtection.Workflow.Engine.Execution;

/// <param name="Asked">The question's condition holds.</param>
/// <param name="Required">It is asked, and an answer is needed.</param>
/// <param name="Follows">The earlier answers that decide it as things stand; null: none does, or too much for a page to follow.</param>
public readonly record struct QuestionAsked(bool Asked, bool Required, AnswersThatAsk? Follows = null);
