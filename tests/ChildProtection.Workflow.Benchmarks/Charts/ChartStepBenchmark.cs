using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using ChildProtection.Workflow.Engine.Charts;

namespace ChildProtection.Workflow.Benchmarks.Charts;

/// <summary>One event on the chart that XState is measured on; <c>xstate/compare.mjs</c> runs both and prints the ratio.</summary>
[InProcess]
[MemoryDiagnoser]
public class ChartStepBenchmark
{
    private const int EventsPerInvoke = 1000;

    private readonly ImmutableArray<ChartEvent> events = FiveRegionChart.Events();
    private readonly ChartEvent unknown = new("nothing.answers.this");
    private readonly ChartWorkspace workspace = new();
    private readonly FiveRegionChart.Data data = new(new FiveRegionChart.Counter());
    private ChartSession<FiveRegionChart.Data> session = null!;
    private ChartState state = null!;

    [GlobalSetup]
    public void Start()
    {
        state = ChartMachine.Start(FiveRegionChart.Compile(), data).State;
        session = new ChartSession<FiveRegionChart.Data>(state, data);
    }

    /// <summary>What <c>actor.send</c> does: an event to a run kept in place.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = EventsPerInvoke)]
    public bool Session()
    {
        var handled = true;
        for (var count = 0; count < EventsPerInvoke; count++)
        {
            handled &= session.Step(events[count % FiveRegionChart.Regions]);
        }
        return handled;
    }

    /// <summary>The pure step, with a new state as a value each time.</summary>
    [Benchmark(OperationsPerInvoke = EventsPerInvoke)]
    public ChartState Pure()
    {
        for (var count = 0; count < EventsPerInvoke; count++)
        {
            state = ChartMachine.Step(state, events[count % FiveRegionChart.Regions], data, workspace).State;
        }
        return state;
    }

    /// <summary>An event that no state answers.</summary>
    [Benchmark(OperationsPerInvoke = EventsPerInvoke)]
    public bool Unanswered()
    {
        var handled = false;
        for (var count = 0; count < EventsPerInvoke; count++)
        {
            handled |= session.Step(unknown);
        }
        return handled;
    }
}
