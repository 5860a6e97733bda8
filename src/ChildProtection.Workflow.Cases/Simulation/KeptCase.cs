using ChildProtection.Workflow.Cases.Runtime;

namespace ChildProtection.Workflow.Cases.Simulation;

/// <summary>What a store would hold of a simulated case: its rows by the differences that the steps wrote, and its journal followed.</summary>
internal sealed class KeptCase(SimulatedChild child, CaseHead head)
{
    private const string InputKinds = "input.";

    public SimulatedChild Child { get; } = child;

    public CaseHead Head { get; private set; } = head;

    public Dictionary<string, TaskRow> Tasks { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, DeadlineRow> Deadlines { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, BreachRow> Breaches { get; } = new(StringComparer.Ordinal);

    public JournalChain Chain { get; } = new(head.Authority, head.Case);

    /// <summary>False from the first entry on that does not follow the one before it.</summary>
    public bool ChainHolds { get; private set; } = true;

    /// <summary>The journal's inputs; what they led to is left out.</summary>
    public List<JournalRow> Inputs { get; } = [];

    public void Take(DecidedStep step)
    {
        Head = step.Head;
        Take(Tasks, [.. step.TasksOpened, .. step.TasksChanged], row => row.Key, step.TasksClosed);
        Take(Deadlines, step.DeadlinesSet, row => row.Key, step.DeadlinesEnded);
        Take(Breaches, step.BreachesSet, row => row.Key, []);
        foreach (var entry in step.Journal)
        {
            ChainHolds &= Chain.Follow(entry);
            if (entry.Kind.StartsWith(InputKinds, StringComparison.Ordinal))
            {
                Inputs.Add(entry);
            }
        }
    }

    private static void Take<T>(Dictionary<string, T> rows, IReadOnlyList<T> set, Func<T, string> key, IReadOnlyList<string> gone)
    {
        foreach (var name in gone)
        {
            rows.Remove(name);
        }
        foreach (var row in set)
        {
            rows[key(row)] = row;
        }
    }
}
