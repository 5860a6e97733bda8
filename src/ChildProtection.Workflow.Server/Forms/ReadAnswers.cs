using ChildProtection.Workflow.Engine.Execution;

namespace ChildProtection.Workflow.Server.Forms;

/// <summary>What was typed, as the engine takes it.</summary>
/// <param name="Answers">Those that could be read.</param>
/// <param name="OccurredOn">When it happened; null: not asked or not said.</param>
/// <param name="Errors">What could not be read, in the order of the form.</param>
public sealed record ReadAnswers(Answers Answers, EventTime? OccurredOn, IReadOnlyList<FieldError> Errors);
