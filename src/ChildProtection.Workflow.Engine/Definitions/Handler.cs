using ChildProtection.Workflow.Engine.Diagnostics;

namespace ChildProtection.Workflow.Engine.Definitions;

/// <summary>What a state answers, and the transitions tried in order.</summary>
public sealed record Handler(Trigger Trigger, IReadOnlyList<Transition> Transitions, SourcePlace Place);
