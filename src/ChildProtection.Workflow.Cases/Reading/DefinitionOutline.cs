using System.Runtime.CompilerServices;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Expressions;

namespace ChildProtection.Workflow.Cases.Reading;

/// <summary>A definition's work by name, wherever in its states it stands. Made once a definition.</summary>
public sealed class DefinitionOutline
{
    private static readonly ConditionalWeakTable<Definition, DefinitionOutline> Known = [];
    private static readonly IReadOnlyList<WorkAction> NoActions = [];

    private readonly Dictionary<string, IReadOnlyList<WorkAction>> meeting;

    private DefinitionOutline(Definition definition)
    {
        var states = Below(definition.Root).ToList();
        States = states.ToDictionary(state => state.Path, StringComparer.Ordinal);
        Tasks = states.SelectMany(state => state.Tasks).ToDictionary(task => task.Name, StringComparer.Ordinal);
        Actions = states.SelectMany(state => state.Actions).GroupBy(action => action.Name).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        Deadlines = states.SelectMany(state => state.Deadlines)
            .Concat(Tasks.Values.Where(task => task.Deadline is not null).Select(task => task.Deadline!))
            .ToDictionary(deadline => deadline.Name, StringComparer.Ordinal);
        meeting = states.SelectMany(state => state.Deadlines).ToDictionary(
            deadline => deadline.Name,
            deadline => (IReadOnlyList<WorkAction>)[.. Actions.Values.Where(action => ListsOf(action).Intersect(ListsRead(deadline), StringComparer.Ordinal).Any())],
            StringComparer.Ordinal);
    }

    /// <summary>By whole path.</summary>
    public IReadOnlyDictionary<string, State> States { get; }

    public IReadOnlyDictionary<string, WorkTask> Tasks { get; }

    public IReadOnlyDictionary<string, WorkAction> Actions { get; }

    /// <summary>Standing alone and on tasks.</summary>
    public IReadOnlyDictionary<string, Deadline> Deadlines { get; }

    /// <summary>The roles that are asked to do the task, or may take the action, of that name.</summary>
    public IEnumerable<string> AskedOf(string work) => Tasks.TryGetValue(work, out var task) ? task.For : Actions[work].For;

    /// <summary>The tasks and the action with which a copy of the document is given.</summary>
    public IEnumerable<string> Giving(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var tasks = Tasks.Values.Where(task => task.Gives.Contains(document.Name)).Select(task => task.Name);
        return document.GivenBy is { } named ? tasks.Append(named) : tasks;
    }

    /// <summary>
    /// The actions that add a record of a kind at which a deadline looks: to do one of them is how what is due is done. None for the deadline of a task, which is done
    /// with its task.
    /// </summary>
    public IReadOnlyList<WorkAction> Meeting(string deadline) => meeting.GetValueOrDefault(deadline, NoActions);

    /// <summary>The actions that add a record to a list.</summary>
    public IEnumerable<WorkAction> Recording(string list) => Actions.Values.Where(action => ListsOf(action).Contains(list, StringComparer.Ordinal));

    /// <summary>Of what a case offers now, the actions that would do what is due.</summary>
    public IEnumerable<OfferedAction> Meeting(DerivedDeadline deadline, Derivation derivation) =>
        Meeting(deadline.Name) is { Count: > 0 } known
            ? derivation.Actions.Where(offered => (offered.Each is null || offered.Each == deadline.Each) && known.Any(action => action.Name == offered.Name))
            : [];

    public static DefinitionOutline Of(Definition definition) => Known.GetValue(definition, known => new DefinitionOutline(known));

    /// <summary>Without the list of whose records it stands for one: a further record of that list brings a further deadline.</summary>
    private static IEnumerable<string> ListsRead(Deadline deadline) =>
        new[] { deadline.From, deadline.Met, deadline.Until }.OfType<TypedExpression>().SelectMany(expression => expression.Reads.Records.Keys).Where(list => list != deadline.Each?.List);

    private static IEnumerable<string> ListsOf(WorkAction action) => action.Done.SelectMany(transition => transition.Do).Select(effect => effect switch
    {
        Effect.AddRecord one => one.List,
        Effect.AddRecords several => several.List,
        Effect.AddRecordsOf each => each.List,
        _ => null,
    }).OfType<string>();

    private static IEnumerable<State> Below(State state) => state.Children.SelectMany(Below).Prepend(state);
}
