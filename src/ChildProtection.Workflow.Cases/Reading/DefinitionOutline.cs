using System.Runtime.CompilerServices;
using ChildProtection.Workflow.Engine.Definitions;

namespace ChildProtection.Workflow.Cases.Reading;

/// <summary>A definition's work by name, wherever in its states it stands. Made once a definition.</summary>
public sealed class DefinitionOutline
{
    private static readonly ConditionalWeakTable<Definition, DefinitionOutline> Known = [];

    private DefinitionOutline(Definition definition)
    {
        var states = Below(definition.Root).ToList();
        States = states.ToDictionary(state => state.Path, StringComparer.Ordinal);
        Tasks = states.SelectMany(state => state.Tasks).ToDictionary(task => task.Name, StringComparer.Ordinal);
        Actions = states.SelectMany(state => state.Actions).GroupBy(action => action.Name).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        Deadlines = states.SelectMany(state => state.Deadlines)
            .Concat(Tasks.Values.Where(task => task.Deadline is not null).Select(task => task.Deadline!))
            .ToDictionary(deadline => deadline.Name, StringComparer.Ordinal);
    }

    /// <summary>By whole path.</summary>
    public IReadOnlyDictionary<string, State> States { get; }

    public IReadOnlyDictionary<string, WorkTask> Tasks { get; }

    public IReadOnlyDictionary<string, WorkAction> Actions { get; }

    /// <summary>Standing alone and on tasks.</summary>
    public IReadOnlyDictionary<string, Deadline> Deadlines { get; }

    public static DefinitionOutline Of(Definition definition) => Known.GetValue(definition, known => new DefinitionOutline(known));

    private static IEnumerable<State> Below(State state) => state.Children.SelectMany(Below).Prepend(state);
}
