using ChildProtection.Workflow.Engine.Definitions.Sources;
using ChildProtection.Workflow.Engine.Diagnostics;

namespace ChildProtection.Workflow.Engine.Definitions.Checking;

/// <summary>Every state can be reached, and in each something can happen.</summary>
internal sealed class StructureCheck(DefinitionMap map, Findings findings)
{
    public void Run()
    {
        var reached = Reached(map.Definition.Root);
        // Of a whole part that nothing leads to, its outermost state is told.
        foreach (var state in map.States.Where(state => !reached.Contains(state) && reached.Contains(map.Parent(state)!)))
        {
            findings.Error(
                LanguageCodes.UnreachableState, state.Place, $"Nothing leads to the state '{state.Path}'.", $"Add a transition with 'to: {state.Name}', or take the state out.");
        }
        foreach (var state in map.States.Where(IsIdle))
        {
            findings.Error(
                LanguageCodes.IdleState, state.Place, $"In the state '{state.Path}' nobody has anything to do, and nothing is answered or awaited.",
                "Add a task, an action, a deadline or a handler; or write 'final: yes'.");
        }
    }

    private HashSet<State> Reached(State root)
    {
        var reached = new HashSet<State>(ReferenceEqualityComparer.Instance);
        var lines = map.Lines.Where(line => line.Target is not null).ToLookup(line => line.State.Path);
        var pending = new Queue<State>(map.Entered(root));
        while (pending.TryDequeue(out var state))
        {
            if (reached.Add(state))
            {
                foreach (var entered in lines[state.Path].SelectMany(line => map.Entered(map.At(line.Target!))))
                {
                    pending.Enqueue(entered);
                }
            }
        }
        return reached;
    }

    private bool IsIdle(State state) =>
        state is { Kind: StateKind.Single, Tasks: [], Actions: [], Deadlines: [], On: [], Always: [] } && !IsMovedFromAround(state);

    // A region may rest in a state that what is around the regions moves on: calm, until denied access is answered there.
    private bool IsMovedFromAround(State state)
    {
        var parent = map.Parent(state)!;
        return map.Lines.Any(line =>
            line.Target is not null && line.State != state && DefinitionMap.IsWithin(state, line.State)
            && map.At(line.Target) is var target && target != state && DefinitionMap.IsWithin(target, parent));
    }
}
