using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Charts;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Tests.Charts;

/// <summary>
/// Charts of any shape from a seed: nested parallels, histories of both kinds, several targets, deep and multiple initials, guards on data
/// and on the configuration, failing guards and actions, raised events. Every chart compiles. The data is one number, <c>n</c>, and a log.
/// </summary>
internal sealed class RandomChart
{
    private static readonly string[] Names = ["a", "a.b", "a.b.c", "b", "b.c", "c"];
    private readonly Random random;
    private readonly List<Shape> shapes = [];

    private RandomChart(int seed) => random = new Random(seed);

    internal static ChartSpec Spec(int seed) => new RandomChart(seed).Make();

    /// <summary>Events to send it, from another sequence of the same seed.</summary>
    internal static ImmutableArray<ChartEvent> Events(int seed, int count)
    {
        var random = new Random(~seed);
        return [.. Enumerable.Range(0, count).Select(_ => new ChartEvent(Pick(random, [.. Names, "d.x", "done.state"])))];
    }

    internal static TestData Data()
    {
        var data = new TestData();
        data.Variables["n"] = 0;
        return data;
    }

    private ChartSpec Make()
    {
        var top = Enumerable.Range(0, random.Next(1, 4)).Select(_ => Grow(null, 0)).ToList();
        if (Chance(30))
        {
            top.Add(new Shape(NextId(), StateKind.Final, null));
            shapes.Add(top[^1]);
        }
        return new ChartSpec("random", [.. top.Select(Write)]) { Initial = Chance(30) ? TargetsInside(top) : [] };
    }

    private Shape Grow(Shape? parent, int depth)
    {
        var roll = depth == 0 ? random.Next(60, 100) : random.Next(100) - (depth * 6);
        var kind = roll < 45 ? StateKind.Atomic : roll < 75 ? StateKind.Compound : StateKind.Parallel;
        var shape = new Shape(NextId(), kind, parent);
        shapes.Add(shape);
        if (kind == StateKind.Atomic)
        {
            return shape;
        }
        var children = random.Next(1, 4);
        for (var child = 0; child < children; child++)
        {
            shape.Children.Add(Grow(shape, depth + 1));
        }
        if (kind == StateKind.Compound && Chance(40))
        {
            AddLeaf(shape, StateKind.Final);
        }
        if (Chance(35))
        {
            AddLeaf(shape, StateKind.History);
        }
        if (Chance(10))
        {
            AddLeaf(shape, StateKind.History);
        }
        return shape;
    }

    private void AddLeaf(Shape parent, StateKind kind)
    {
        var leaf = new Shape(NextId(), kind, parent);
        shapes.Add(leaf);
        // A history may stand before the states it remembers.
        parent.Children.Insert(kind == StateKind.History ? random.Next(parent.Children.Count + 1) : parent.Children.Count, leaf);
    }

    private string NextId() => $"s{shapes.Count}";

    private StateSpec Write(Shape shape)
    {
        ImmutableArray<StateSpec> children = [.. shape.Children.Select(Write)];
        return shape.Kind switch
        {
            StateKind.Final => new StateSpec.Final { Id = shape.Id, OnEntry = Blocks(shape, "+"), OnExit = Blocks(shape, "-") },
            StateKind.History => new StateSpec.History
            {
                Id = shape.Id,
                Deep = Chance(50),
                Default = TargetsInside(shape.Parent!.Children.Where(c => c.Kind != StateKind.History)),
                DefaultActions = [ChartText.Note($"default {shape.Id}")],
            },
            StateKind.Parallel => new StateSpec.Parallel
            {
                Id = shape.Id, States = children, Transitions = Transitions(shape), OnEntry = Blocks(shape, "+"), OnExit = Blocks(shape, "-"),
            },
            _ => new StateSpec.State
            {
                Id = shape.Id,
                States = children,
                Transitions = Transitions(shape),
                OnEntry = Blocks(shape, "+"),
                OnExit = Blocks(shape, "-"),
                Initial = shape.Kind == StateKind.Compound && Chance(50) ? TargetsInside(shape.Children) : [],
                InitialActions = shape.Kind == StateKind.Compound ? [ChartText.Note($"initial {shape.Id}")] : [],
            },
        };
    }

    private ImmutableArray<ImmutableArray<ChartAction>> Blocks(Shape shape, string mark) => Chance(10)
        ? [Actions($"{mark}{shape.Id} first"), [ChartText.Note($"{mark}{shape.Id} second")]]
        : [Actions(mark + shape.Id)];

    private ImmutableArray<TransitionSpec> Transitions(Shape source) =>
        [.. Enumerable.Range(0, random.Next(4)).Select(index => Transition(source, index))];

    private TransitionSpec Transition(Shape source, int index)
    {
        var eventless = Chance(12);
        ImmutableArray<string> targets = Chance(12) ? [] : Chance(35) && source.Children.Count > 0 ? TargetsInside(source.Children) : TargetsAnywhere();
        ImmutableArray<string> events = eventless ? [] : [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => Descriptor())];
        // A guard that fails while an error is answered would raise the next error, for ever.
        var mayFail = !events.Any(e => e is "*" or "error");
        return new TransitionSpec
        {
            Events = events,
            // Without a guard an eventless transition mostly runs for ever; a few may, the others end when n has grown.
            Guard = eventless ? (Chance(1) ? Below(int.MaxValue) : Below(random.Next(1, 25))) : Chance(35) ? Guard(mayFail) : null,
            Targets = targets,
            Internal = Chance(40),
            Actions = Actions($"{source.Id}/{index}"),
        };
    }

    private string Descriptor() => Chance(10) ? "*" : Chance(10) ? "error" : Chance(15) ? $"done.state.{Pick(random, shapes).Id}" : Pick(random, Names) + (Chance(20) ? ".*" : "");

    private static Func<TestData.Scope, bool> Below(int limit) => scope => scope.Int("n") < limit;

    private Func<TestData.Scope, bool> Guard(bool mayFail)
    {
        var state = Pick(random, shapes).Id;
        var divisor = random.Next(2, 4);
        return random.Next(10) switch
        {
            0 when mayFail => ChartText.IllegalGuard,
            < 5 => scope => scope.In(state),
            _ => scope => scope.Int("n") % divisor == 0,
        };
    }

    private ImmutableArray<ChartAction> Actions(string name)
    {
        var actions = ImmutableArray.CreateBuilder<ChartAction>();
        actions.Add(ChartText.Note(name));
        actions.Add(ChartText.Add("n"));
        switch (random.Next(20))
        {
            case 0:
                actions.Add(ChartText.If(Below(100), ChartText.Raise(Pick(random, Names))));
                break;
            case 1:
                actions.Add(new ChartAction.Send(Pick(random, Names)) { Id = name, Delay = Duration.FromSeconds(random.Next(9)) });
                break;
            case 2:
                actions.Add(new ChartAction.Cancel(name));
                break;
            case 3:
                actions.Add(ChartText.Do(scope => _ = Below(100)(scope) ? throw TestData.Illegal : 0));
                actions.Add(ChartText.Note($"{name} is reached later only"));
                break;
            case 4:
                actions.Add(ChartText.If(scope => scope.Int("n") % 2 == 0, ChartText.Note($"{name} even")) with { Else = [ChartText.If(Below(100), ChartText.Raise("b"))] });
                break;
            case 5:
                var state = Pick(random, shapes).Id;
                actions.Add(ChartText.Do(scope => scope.Note($"{name} in {state}: {scope.In(state)}")));
                break;
        }
        return actions.ToImmutable();
    }

    private ImmutableArray<string> TargetsAnywhere()
    {
        var target = Pick(random, shapes);
        return target.Kind == StateKind.Parallel && Chance(60) ? OneEachRegion(target) : [target.Id];
    }

    private ImmutableArray<string> TargetsInside(IEnumerable<Shape> children)
    {
        var child = Pick(random, [.. children]);
        if (child.Kind == StateKind.Parallel && Chance(40))
        {
            return OneEachRegion(child);
        }
        return child.Children.Count > 0 && Chance(50) ? TargetsInside(child.Children) : [child.Id];
    }

    /// <summary>A state in or of some of the regions; any such states can be entered together.</summary>
    private ImmutableArray<string> OneEachRegion(Shape parallel)
    {
        var regions = parallel.Children.Where(c => c.Kind != StateKind.History).Where(_ => Chance(80)).ToList();
        return regions.Count == 0 ? [parallel.Id] : [.. regions.OrderBy(_ => random.Next()).SelectMany(r => TargetsInside([r]))];
    }

    private bool Chance(int percent) => random.Next(100) < percent;

    private static T Pick<T>(Random random, IReadOnlyList<T> from) => from[random.Next(from.Count)];

    private sealed record Shape(string Id, StateKind Kind, Shape? Parent)
    {
        internal List<Shape> Children { get; } = [];
    }
}
