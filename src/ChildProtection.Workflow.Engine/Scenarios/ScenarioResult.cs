using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Diagnostics;
using ChildProtection.Workflow.Engine.Execution;

namespace ChildProtection.Workflow.Engine.Scenarios;

/// <summary>What came of running a scenario.</summary>
/// <param name="Differences">What was expected and is otherwise, each at the place of its expectation; empty: it passed.</param>
/// <param name="Story">What happened, as a text to be read and to be kept beside the scenario: the same whenever it is run.</param>
/// <param name="Case">The case at the end of the story; null when it never began.</param>
public sealed record ScenarioResult(Scenario Scenario, ImmutableArray<Diagnostic> Differences, string Story, CaseSnapshot? Case)
{
    public bool Passed => Differences.IsEmpty;
}
