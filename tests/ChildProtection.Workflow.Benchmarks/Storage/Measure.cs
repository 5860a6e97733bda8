using System.Diagnostics;
using System.Globalization;

namespace ChildProtection.Workflow.Benchmarks.Storage;

internal static class Measure
{
    /// <summary>Both sides in turn, the order changing each round, after one unmeasured round: the medians, and the median of each round's own ratio.</summary>
    public static async Task<(double Floor, double Ours, double Ratio)> Interleaved(int rounds, Func<Task<double>> floor, Func<Task<double>> ours)
    {
        await floor();
        await ours();
        var (floors, own) = (new List<double>(), new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            if (round % 2 == 0)
            {
                floors.Add(await floor());
                own.Add(await ours());
            }
            else
            {
                own.Add(await ours());
                floors.Add(await floor());
            }
        }
        return (Median(floors), Median(own), Median([.. own.Zip(floors, (mine, theirs) => mine / theirs)]));
    }

    /// <summary>How many times a second the callers together complete <paramref name="once"/>.</summary>
    public static async Task<double> Rate(TimeSpan runFor, int callers, Func<int, Task> once)
    {
        var watch = Stopwatch.StartNew();
        var done = await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            var count = 0L;
            while (watch.Elapsed < runFor)
            {
                await once(caller);
                count++;
            }
            return count;
        })));
        return done.Sum() / watch.Elapsed.TotalSeconds;
    }

    public static async Task<double> Seconds(Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        await work();
        return watch.Elapsed.TotalSeconds;
    }

    public static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }

    public static void Report(int aim, string what, double floor, double ours, double ratio, string wanted) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {aim} | {what} | {Plain(floor)} | {Plain(ours)} | {ratio:0.00} | {wanted} |"));

    private static string Plain(double value) => value.ToString(value >= 100 ? "N0" : "0.###", CultureInfo.InvariantCulture);
}
