using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Execution;

namespace ChildProtection.Workflow.Cases.Runtime;

/// <summary>Where a case is, in one path, for lists and counts.</summary>
public static class MainState
{
    /// <summary>The region that holds the main track, where a state has regions.</summary>
    private const string MainRegion = "main";

    /// <summary>
    /// Follows the active states from the top: through exclusive states and the region <c>main</c>, as far as it goes. A state whose regions are
    /// all alike (none is called main) is where the case is.
    /// </summary>
    public static string Of(Definition definition, CaseSnapshot snapshot)
    {
        var at = definition.Root;
        while (Next(at, snapshot) is { } next)
        {
            at = next;
        }
        return at.Path;
    }

    private static State? Next(State at, CaseSnapshot snapshot) => at.Kind switch
    {
        StateKind.Exclusive => at.Children.FirstOrDefault(child => snapshot.IsIn(child.Path)),
        StateKind.Concurrent => at.Children.FirstOrDefault(child => child.Name == MainRegion),
        _ => null,
    };
}
