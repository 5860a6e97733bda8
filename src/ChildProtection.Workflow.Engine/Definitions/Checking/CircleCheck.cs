using ChildProtection.Workflow.Engine.Definitions.Sources;
using ChildProtection.Workflow.Engine.Diagnostics;
using ChildProtection.Workflow.Engine.Expressions;

namespace ChildProtection.Workflow.Engine.Definitions.Checking;

/// <summary>
/// No deadline stands because of itself: one that ends by being missed would be owed no longer, begin again, and so on for ever. What stands is therefore
/// settled in as many looks as there are deadlines, at most.
/// </summary>
internal sealed class CircleCheck(DefinitionMap map, Findings findings)
{
    private readonly Dictionary<string, IReadOnlyList<string>> _asks = new(StringComparer.Ordinal);

    public void Run()
    {
        foreach (var (state, deadline) in map.Deadlines)
        {
            var task = state.Tasks.FirstOrDefault(task => task.Deadline == deadline);
            _asks[deadline.Name] = [.. Conditions(deadline, task).SelectMany(condition => condition.Reads.Deadlines).Distinct(StringComparer.Ordinal)];
        }
        foreach (var (_, deadline) in map.Deadlines)
        {
            if (WayBack(deadline.Name) is { } way)
            {
                findings.Error(
                    LanguageCodes.DeadlinesInCircle, deadline.Place,
                    $"Whether the deadline '{deadline.Name}' stands depends on itself: {string.Join(", which asks about ", way.Select(name => $"'{name}'"))}.",
                    "Let it stand on facts: set one where the deadline is missed, and ask for that.");
            }
        }
    }

    // What decides that it is there, and from when it counts.
    private static IEnumerable<TypedExpression> Conditions(Deadline deadline, WorkTask? task) =>
        new[] { deadline.From, deadline.When, deadline.Until, deadline.Met, deadline.Each?.Where, task?.When, task?.Each?.Where }.OfType<TypedExpression>();

    /// <summary>The shortest way from a deadline through what it asks about back to itself; null when there is none.</summary>
    private List<string>? WayBack(string name)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<List<string>>([[name]]);
        while (open.TryDequeue(out var way))
        {
            foreach (var next in _asks.GetValueOrDefault(way[^1], []))
            {
                if (next == name)
                {
                    return [.. way, next];
                }
                if (seen.Add(next))
                {
                    open.Enqueue([.. way, next]);
                }
            }
        }
        return null;
    }
}
