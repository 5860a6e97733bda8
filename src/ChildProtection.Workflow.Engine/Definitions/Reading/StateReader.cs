using ChildProtection.Workflow.Engine.Definitions.Sources;
using ChildProtection.Workflow.Engine.Diagnostics;
using ChildProtection.Workflow.Engine.Texts;

namespace ChildProtection.Workflow.Engine.Definitions.Reading;

/// <summary>Reads states and regions, with all that is in them.</summary>
internal sealed class StateReader(
    ReadingContext context, EffectReader effects, TransitionReader transitions, DeadlineReader deadlines, WorkReader works, HandlerReader handlers)
{
    private static readonly string[] Work = ["states", "regions", "initial", "entry", "exit", "tasks", "actions", "deadlines", "on", "always"];

    public State Root(SourceMap document, SourceEntry states) => new()
    {
        Name = "",
        Path = "",
        Title = LocalizedText.None,
        Kind = StateKind.Exclusive,
        Children = Children(states, context.Outline.Root),
        Initial = Initial(document.Entry("initial"), context.Outline.Root),
        Place = states.Place,
    };

    private State? Read(SourceEntry entry, OutlineState at)
    {
        if (MapReader.Open(entry.Value, DefinitionShapes.State, context) is not { } map)
        {
            return null;
        }
        var isFinal = map.YesNo("final");
        Shape(map, at, isFinal);
        var scope = new NameScope { At = at };
        var section = map.Has("states") ? "states" : "regions";
        return new State
        {
            Name = entry.Key,
            Path = at.Path,
            Title = map.Title(entry.Key),
            Kind = isFinal ? StateKind.Final : map.Has("states") ? StateKind.Exclusive : map.Has("regions") ? StateKind.Concurrent : StateKind.Single,
            Children = map.Node(section) is { } children ? Children(new SourceEntry(section, map.PlaceOf(section), children), at) : [],
            Initial = map.Has("states") ? Initial(map.Node("initial") is { } initial ? new SourceEntry("initial", map.PlaceOf("initial"), initial) : null, at) : null,
            Entry = effects.Read(map.List("entry"), scope),
            Exit = effects.Read(map.List("exit"), scope),
            Tasks = [.. map.Named("tasks").Select(task => works.Task(task, at)).OfType<WorkTask>()],
            Actions = [.. map.Named("actions").Select(action => works.Action(action, at)).OfType<WorkAction>()],
            Deadlines = [.. map.Named("deadlines").Select(deadline => deadlines.Standing(deadline, at)).OfType<Deadline>()],
            On = handlers.Read(map.Node("on"), at),
            Always = transitions.Read(map.List("always"), scope, automatic: true),
            Basis = map.Basis(),
            Place = entry.Place,
        };
    }

    private void Shape(MapReader map, OutlineState at, bool isFinal)
    {
        if (isFinal && Work.FirstOrDefault(map.Has) is { } work)
        {
            context.Findings.Error(
                LanguageCodes.WorkInFinal, map.PlaceOf(work), $"'{at.Path}' is final: with it what is around it has ended, and nothing in it would happen.",
                $"Move '{work}' to the state before it, or to the transition that leads here.");
        }
        if (map.Has("states") && map.Has("regions"))
        {
            context.Findings.Error(
                LanguageCodes.StatesAndRegions, map.PlaceOf("regions"), $"'{at.Path}' has both states (one at a time) and regions (all at once).",
                "Make the states a region of their own.");
        }
        if (!isFinal && !at.IsRegion && !map.Has("title"))
        {
            context.Findings.Error(LanguageCodes.MissingKey, at.Place, $"The state '{at.Path}' has no title.", "Add 'title:'; people see it.");
        }
        if (at.IsRegion && !map.Has("states"))
        {
            context.Findings.Error(LanguageCodes.NoStates, at.Place, $"The region '{at.Path}' has no states.", "Add 'states:' with at least one.");
        }
    }

    private List<State> Children(SourceEntry section, OutlineState parent)
    {
        var children = MapReader.Named(section.Value, context)
            .Select(entry => parent.Child(entry.Key) is { } at ? Read(entry, at) : null).OfType<State>().ToList();
        if (section.Value is SourceMap map && !map.Entries.Any())
        {
            context.Findings.Error(LanguageCodes.NoStates, section.Place, $"There are no {section.Key} here.", "Add at least one, or leave the section out.");
        }
        return children;
    }

    private string? Initial(SourceEntry? entry, OutlineState at)
    {
        if (entry is null)
        {
            return at.Children.Count > 0 ? at.Children[0].Path : null;
        }
        if (MapReader.Expect<SourceScalar>(entry.Value, context, "The name of a state belongs here") is not { } name)
        {
            return null;
        }
        if (at.Child(name.Value) is { } child)
        {
            return child.Path;
        }
        context.Findings.Error(
            LanguageCodes.InitialMissing, name.Place, $"There is no state '{name.Value}' here to begin in.",
            NearestName.Ask(name.Value, at.Children.Select(state => state.Name)) ?? "Name one of the states beside it.");
        return null;
    }
}
