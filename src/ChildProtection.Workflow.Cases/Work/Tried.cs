using ChildProtection.Workflow.Cases.Runtime;

namespace ChildProtection.Workflow.Cases.Work;

/// <summary>What would become of a piece of work, before anything is written.</summary>
/// <param name="Answer">The answer, where it is certain without writing; null: the decision is to be written.</param>
/// <param name="Decision">What the engine decided; null where it was not asked.</param>
internal sealed record Tried(WorkOutcome? Answer, Decision? Decision = null);
