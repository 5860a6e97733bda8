using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Diagnostics;
using ChildProtection.Workflow.Engine.Execution;

namespace ChildProtection.Workflow.Engine.Scenarios;

/// <summary>What came of running a scenario.</summary>
/// <param name="Differences">What was expected and is otherwise, each at the place of its expectation; empty: it passed.</param>
/// <param name="Story">What happened, as a text to be read and to be kept beside the scenario: the same whenever it is run.</param>
/// <param name="Case">The case as the scenario left it; null when it was never opened.</param>
/// <param name="Journal">Everything that happened.</param>
public sealed record ScenarioResult(
    Scenario Scenario, ImmutableArray<Diagnostic> Differences, string Story, CaseSnapshot? Case, ImmutableArray<JournalEntry> Journal)
{
    public bool Passed => Differences.IsEmpty;
}
