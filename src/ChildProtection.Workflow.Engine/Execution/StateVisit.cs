using NodaTime;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>A state that has been entered at some time.</summary>
/// <param name="Path">Whole, dotted.</param>
/// <param name="EnteredAt">When it was entered last, other than by resuming it.</param>
/// <param name="Activation">How often it was entered, other than by resuming it: 1 for the first time.</param>
public sealed record StateVisit(string Path, Instant EnteredAt, int Activation);
