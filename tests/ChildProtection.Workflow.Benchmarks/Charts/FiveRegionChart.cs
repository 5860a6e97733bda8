using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Charts;

namespace ChildProtection.Workflow.Benchmarks.Charts;

/// <summary>
/// The chart of the comparison with XState, the same as in <c>xstate/chart.mjs</c>: 26 nodes, a parallel state of 5 regions with 4 states
/// each. An event moves one region on to its next state, under a guard and with an action that counts.
/// </summary>
internal static class FiveRegionChart
{
    internal const int Regions = 5;

    private static readonly string[] Phases = ["a", "b", "c", "d"];

    internal static Chart Compile() => Chart.Compile(new ChartSpec("five regions",
    [
        new StateSpec.Parallel { Id = "case", States = [.. Enumerable.Range(0, Regions).Select(Region)] },
    ])).Require();

    internal static ImmutableArray<ChartEvent> Events() => [.. Enumerable.Range(0, Regions).Select(r => new ChartEvent($"next.{r}"))];

    private static StateSpec Region(int region) => new StateSpec.State
    {
        Id = $"r{region}",
        States = [.. Phases.Select((phase, index) => (StateSpec)new StateSpec.State
        {
            Id = $"r{region}{phase}",
            Transitions =
            [
                new TransitionSpec
                {
                    Events = [$"next.{region}"],
                    Targets = [$"r{region}{Phases[(index + 1) % Phases.Length]}"],
                    Guard = Counter.IsWhole,
                    Actions = [new ChartAction.Execute(Counter.Increment)],
                },
            ],
        })],
    };

    /// <summary>The chart's data: how many events were counted.</summary>
    internal readonly struct Data(Counter counter) : IDataModel
    {
        public GuardResult Test(object guard, in ChartView view) =>
            ReferenceEquals(guard, Counter.IsWhole) && counter.Count >= 0 ? GuardResult.True : GuardResult.False;

        public bool TryExecute(object content, in ChartView view)
        {
            counter.Count++;
            return true;
        }

        public bool TryEvaluate(object expression, in ChartView view, out object? value)
        {
            value = null;
            return false;
        }

        public bool TryAssign(object location, object? value, in ChartView view) => false;

        public SendRoute Route(string? type, string? target) => SendRouting.ByForm(type, target);
    }

    internal sealed class Counter
    {
        internal static readonly object IsWhole = new();
        internal static readonly object Increment = new();

        internal long Count { get; set; }
    }
}
