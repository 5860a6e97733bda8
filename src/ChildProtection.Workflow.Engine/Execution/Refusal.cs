namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>Why an input was not accepted.</summary>
/// <param name="Code">Stable, from <see cref="RefusalCodes"/>.</param>
/// <param name="Message">For the person who gave it: what is wrong and what to do next.</param>
/// <param name="Question">The question it is about; null when it is about none.</param>
/// <param name="Check">The name of the check that does not hold; null when it is about none.</param>
public sealed record Refusal(string Code, string Message, string? Question = null, string? Check = null);
