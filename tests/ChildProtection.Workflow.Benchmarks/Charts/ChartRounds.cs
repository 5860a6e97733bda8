using System.Diagnostics;
using System.Globalization;
using ChildProtection.Workflow.Engine.Charts;

namespace ChildProtection.Workflow.Benchmarks.Charts;

/// <summary>
/// Our half of the comparison with XState: <c>charts SECONDS</c> measures one slice of that length for each line of the input, which names a call, and
/// answers with the nanoseconds and the bytes of an event. <c>xstate/compare.mjs</c> asks, in turn with XState.
/// </summary>
internal static class ChartRounds
{
    /// <summary>Events between two looks at the clock.</summary>
    private const int EventsPerLook = 1000;

    public static int Run(double seconds)
    {
        var (events, unknown) = (FiveRegionChart.Events(), new ChartEvent("nothing.answers.this"));
        var counter = new FiveRegionChart.Counter();
        var data = new FiveRegionChart.Data(counter);
        var workspace = new ChartWorkspace();
        var state = ChartMachine.Start(FiveRegionChart.Compile(), data).State;
        var session = new ChartSession<FiveRegionChart.Data>(state, data);
        while (Console.ReadLine() is { } call)
        {
            var before = counter.Count;
            var (answered, slice) = call switch
            {
                // What `actor.send` does: an event to a run kept in place.
                "session" => (true, Slice(seconds, count => session.Step(events[count % FiveRegionChart.Regions]))),
                // The pure step, with a new state as a value each time.
                "pure" => (true, Slice(seconds, count => state = ChartMachine.Step(state, events[count % FiveRegionChart.Regions], data, workspace).State)),
                "unanswered" => (false, Slice(seconds, _ => session.Step(unknown))),
                _ => throw new ArgumentException($"there is no call '{call}'"),
            };
            if (counter.Count - before != (answered ? slice.Events : 0))
            {
                throw new InvalidOperationException("an event was not answered as it should be");
            }
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{slice.Nanoseconds:F2} {slice.Bytes:F1}"));
        }
        return 0;
    }

    private static (long Events, double Nanoseconds, double Bytes) Slice<T>(double seconds, Func<int, T> step)
    {
        var (events, allocated, watch) = (0L, GC.GetAllocatedBytesForCurrentThread(), Stopwatch.StartNew());
        while (watch.Elapsed.TotalSeconds < seconds)
        {
            for (var count = 0; count < EventsPerLook; count++)
            {
                step(count);
            }
            events += EventsPerLook;
        }
        var took = watch.Elapsed;
        return (events, took.TotalNanoseconds / events, (GC.GetAllocatedBytesForCurrentThread() - allocated) / (double)events);
    }
}
