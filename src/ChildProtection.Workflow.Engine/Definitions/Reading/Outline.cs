using ChildProtection.Workflow.Engine.Diagnostics;

namespace ChildProtection.Workflow.Engine.Definitions.Reading;

/// <summary>The names of states, tasks, actions and deadlines, known before any of them is read, because each may speak of any other.</summary>
internal sealed class Outline(OutlineState root)
{
    private List<OutlineState>? _states;

    public static Outline Empty { get; } = new(new OutlineState("", null, isRegion: false, new SourcePlace("", 1, 1)));

    public OutlineState Root { get; } = root;

    public OrderedDictionary<string, OutlineWork> Tasks { get; } = new(StringComparer.Ordinal);

    public OrderedDictionary<string, OutlineWork> Actions { get; } = new(StringComparer.Ordinal);

    /// <summary>Standing deadlines, and those of tasks under the task's name.</summary>
    public OrderedDictionary<string, OutlineWork> Deadlines { get; } = new(StringComparer.Ordinal);

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

    /// <summary>All but the root, each before its children. To be asked once the outline is complete.</summary>
    public IReadOnlyList<OutlineState> States() => _states ??= [.. Below(Root)];

    public int OrdinalOf(OutlineState state) => ((List<OutlineState>)States()).IndexOf(state);

    private static IEnumerable<OutlineState> Below(OutlineState state) => state.Children.SelectMany(child => Below(child).Prepend(child));
}
