using ChildProtection.Workflow.Engine.Diagnostics;

namespace ChildProtection.Workflow.Engine.Scenarios;

/// <summary>What came of reading a scenario.</summary>
/// <param name="Scenario">Null if there is an error among the diagnostics.</param>
/// <param name="Diagnostics">By line and column.</param>
public sealed record ScenarioReading(Scenario? Scenario, IReadOnlyList<Diagnostic> Diagnostics);
