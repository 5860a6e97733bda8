namespace ChildProtection.Workflow.Engine.Charts;

/// <summary>A transition of a compiled chart, as traces name it.</summary>
/// <param name="Index">Its place in document order among all transitions of the chart, from 0.</param>
/// <param name="Source">The id of the state it leaves from.</param>
/// <param name="Spec">As its author wrote it.</param>
public sealed record ChartTransition(int Index, string Source, TransitionSpec Spec);
