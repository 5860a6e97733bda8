using ChildProtection.Workflow.Engine.Diagnostics;

namespace ChildProtection.Workflow.Engine.Definitions.Reading;

/// <summary>The names of states, tasks, actions and deadlines, known before any of them is read, because each may speak of any other.</summary>
internal sealed class Outline(OutlineState root)
{
    public static Outline Empty { get; } = new(new OutlineState("", null, isRegion: false, new SourcePlace("", 1, 1)));

    public OutlineState Root { get; } = root;

    public Dictionary<string, OutlineWork> Tasks { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, OutlineWork> Actions { get; } = new(StringComparer.Ordinal);

    /// <summary>Standing deadlines, and those of tasks under the task's name.</summary>
    public Dictionary<string, OutlineWork> Deadlines { get; } = new(StringComparer.Ordinal);

    /// <summary>
    /// The state that a name or dotted path means when it is written in a state: among its own children, else among those of
    /// the nearest state around it that has it.
    /// </summary>
    public static OutlineState? Resolve(OutlineState from, string path)
    {
        for (var around = from; around is not null; around = around.Parent)
        {
            var found = path.Split('.').Aggregate((OutlineState?)around, (state, name) => state?.Child(name));
            if (found is not null)
            {
                return found;
            }
        }
        return null;
    }

    public IEnumerable<OutlineState> States() => Below(Root);

    private static IEnumerable<OutlineState> Below(OutlineState state) => state.Children.SelectMany(child => Below(child).Prepend(child));
}
