using ChildProtection.Workflow.Engine.Definitions.Sources;
using ChildProtection.Workflow.Engine.Diagnostics;
using ChildProtection.Workflow.Engine.Texts;

namespace ChildProtection.Workflow.Engine.Definitions.Checking;

/// <summary>
/// Whoever is asked something reads what would make it go away. A condition is written for the engine: what it means is said in words beside it.
/// </summary>
internal sealed class GoesAwayCheck(DefinitionMap map, Findings findings)
{
    public void Run()
    {
        foreach (var state in map.States)
        {
            foreach (var task in state.Tasks)
            {
                Check(task.GoesAway, task.When is not null || task.Deadline is { When: not null } or { Until: not null }, task.Place, $"task '{task.Name}'");
            }
            foreach (var deadline in state.Deadlines)
            {
                Check(deadline.GoesAway, deadline is { Met: not null } or { When: not null } or { Until: not null }, deadline.Place, $"deadline '{deadline.Name}'");
            }
        }
    }

    private void Check(LocalizedText? words, bool conditional, SourcePlace place, string what)
    {
        if (conditional && words is null)
        {
            findings.Warning(
                LanguageCodes.GoesAwayUnsaid, place, $"The {what} stands under a condition and does not say in words what makes it go away.",
                "Add 'goes_away: { … }', such as: It is no longer asked once the meeting is booked.");
        }
    }
}
