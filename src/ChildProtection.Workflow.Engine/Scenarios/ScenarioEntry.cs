using ChildProtection.Workflow.Engine.Diagnostics;

namespace ChildProtection.Workflow.Engine.Scenarios;

/// <summary>A name and its value, as a scenario writes them.</summary>
public sealed record ScenarioEntry(string Name, SourcePlace Place, ScenarioValue Value);
