using System.Diagnostics;

namespace ChildProtection.Workflow.Benchmarks.Storage;

internal static class Measure
{
    /// <summary>Both sides in turn, the order changing each round, after one unmeasured round.</summary>
    public static async Task<Ratio> Interleaved(int rounds, Func<Task<double>> floor, Func<Task<double>> ours)
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
        List<double> ratios = [.. own.Zip(floors, (mine, theirs) => mine / theirs)];
        return new Ratio(Quantile(floors, 0.5), Quantile(own, 0.5), Quantile(ratios, 0.5), Quantile(ratios, 0.25), Quantile(ratios, 0.75));
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

    public static double Quantile(IEnumerable<double> values, double at)
    {
        double[] sorted = [.. values.Order()];
        return sorted[(int)(at * (sorted.Length - 1) + 0.5)];
    }
}
