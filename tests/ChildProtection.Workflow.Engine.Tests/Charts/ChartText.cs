using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Charts;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Tests.Charts;

/// <summary>Short words to write charts with, in tests.</summary>
internal static class ChartText
{
    internal static readonly Func<TestData.Scope, object?> IllegalValue = _ => throw TestData.Illegal;
    internal static readonly Func<TestData.Scope, bool> IllegalGuard = _ => throw TestData.Illegal;

    internal static ChartSpec Chart(params StateSpec[] states) => new("test", [.. states]);

    internal static StateSpec.State State(string id, params object[] parts) => new()
    {
        Id = id,
        States = [.. parts.OfType<StateSpec>()],
        Transitions = [.. parts.OfType<TransitionSpec>()],
        OnEntry = [.. parts.OfType<EntryBlock>().Select(b => b.Actions)],
        OnExit = [.. parts.OfType<ExitBlock>().Select(b => b.Actions)],
        Initial = [.. parts.OfType<InitialPart>().SelectMany(i => i.Targets)],
        InitialActions = [.. parts.OfType<InitialPart>().SelectMany(i => i.Actions)],
        Data = [.. parts.OfType<DataPart>().Select(d => d.Content)],
    };

    internal static StateSpec.Parallel Parallel(string id, params object[] parts) => new()
    {
        Id = id,
        States = [.. parts.OfType<StateSpec>()],
        Transitions = [.. parts.OfType<TransitionSpec>()],
        OnEntry = [.. parts.OfType<EntryBlock>().Select(b => b.Actions)],
        OnExit = [.. parts.OfType<ExitBlock>().Select(b => b.Actions)],
    };

    internal static StateSpec.Final Final(string id, params object[] parts) => new()
    {
        Id = id,
        OnEntry = [.. parts.OfType<EntryBlock>().Select(b => b.Actions)],
        OnExit = [.. parts.OfType<ExitBlock>().Select(b => b.Actions)],
    };

    internal static StateSpec.Final Final(string id, Func<TestData.Scope, object?> doneData) => new() { Id = id, DoneData = doneData };

    internal static StateSpec.History Shallow(string id, string target, params ChartAction[] actions) =>
        new() { Id = id, Default = [.. target.Split(' ')], DefaultActions = [.. actions] };

    internal static StateSpec.History Deep(string id, string target, params ChartAction[] actions) =>
        Shallow(id, target, actions) with { Deep = true };

    internal static TransitionSpec On(string events, string targets, params ChartAction[] actions) => new()
    {
        Events = [.. events.Split(' ', StringSplitOptions.RemoveEmptyEntries)],
        Targets = [.. targets.Split(' ', StringSplitOptions.RemoveEmptyEntries)],
        Actions = [.. actions],
    };

    internal static TransitionSpec When(string events, Func<TestData.Scope, bool> guard, string targets, params ChartAction[] actions) =>
        On(events, targets, actions) with { Guard = guard };

    internal static TransitionSpec Always(string targets, params ChartAction[] actions) => On("", targets, actions);

    internal static TransitionSpec AsInternal(this TransitionSpec transition) => transition with { Internal = true };

    internal static EntryBlock Entry(params ChartAction[] actions) => new([.. actions]);

    internal static ExitBlock Exit(params ChartAction[] actions) => new([.. actions]);

    internal static InitialPart Initial(string targets, params ChartAction[] actions) => new([.. targets.Split(' ')], [.. actions]);

    internal static DataPart Data(string name, Func<TestData.Scope, object?> value) => new(Declaration(name, value));

    internal static Action<TestData.Scope> Declaration(string name, Func<TestData.Scope, object?> value) => scope =>
    {
        scope.Declare(name, null);
        scope[name] = value(scope);
    };

    internal static ChartAction.Raise Raise(string name) => new(name);

    internal static ChartAction.Send Send(string name, int delaySeconds = 0) =>
        new(name) { Delay = delaySeconds == 0 ? null : Duration.FromSeconds(delaySeconds) };

    internal static ChartAction.Execute Do(Action<TestData.Scope> action) => new(action);

    internal static ChartAction.Execute Assign(string name, Func<TestData.Scope, object?> value) => Do(scope => scope[name] = value(scope));

    internal static ChartAction.Execute Add(string name, int by = 1) => Do(scope => scope[name] = scope.Int(name) + by);

    internal static ChartAction.Execute Note(string line) => Do(scope => scope.Note(line));

    internal static ChartAction.If If(Func<TestData.Scope, bool> guard, params ChartAction[] actions) =>
        new([new ChartAction.Branch(guard, [.. actions])]);

    internal sealed record EntryBlock(ImmutableArray<ChartAction> Actions);

    internal sealed record ExitBlock(ImmutableArray<ChartAction> Actions);

    internal sealed record InitialPart(ImmutableArray<string> Targets, ImmutableArray<ChartAction> Actions);

    internal sealed record DataPart(object Content);
}
