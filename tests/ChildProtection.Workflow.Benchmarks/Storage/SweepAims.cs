using System.Diagnostics;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Storage.PostgreSql;
using NodaTime;
using Npgsql;

namespace ChildProtection.Workflow.Benchmarks.Storage;

/// <summary>Firing: claim, decide in C#, write case, journal, task, outbox and deadline. The floor is <see cref="FloorF"/>.</summary>
internal static class SweepAims
{
    private const string DueInTurn = "'2026-01-01Z'::timestamptz + n * interval '1 second'";

    private static readonly Instant Now = Instant.FromUtc(2026, 12, 1, 0, 0);

    public static async Task Firing(PostgreSqlBench bench, BenchOptions options)
    {
        const int due = 20_000;
        foreach (var sweepers in new[] { 1, 2 })
        {
            var (bare, ours, ratio) = await Measure.Interleaved(
                options.Rounds, async () => 1 / await FloorF.Drain(bench, due, Measure.Seconds), () => SeedAndDrain(bench, due, 1_000, sweepers));
            Measure.Report(4, $"stages fired a second, batch 1,000, {sweepers} at once", bare, ours, ratio, "at least 0.6");
        }
        Task<double> OfProcessor(Func<Task> work) => CpuTime.Seconds(bench, work);
        var (bareTime, ourTime, timeRatio) = await Measure.Interleaved(
            options.Rounds,
            async () => 1e6 * await FloorF.Drain(bench, due, OfProcessor),
            async () =>
            {
                await bench.Seed(due, DueInTurn);
                var store = bench.OpenStore();
                return 1e6 * await OfProcessor(() => DrainAll(store, 1_000)) / due;
            });
        Measure.Report(4, "microseconds of processor a stage; ratio turned round", bareTime, ourTime, 1 / timeRatio, "told apart");
    }

    public static async Task Counts(PostgreSqlBench bench, BenchOptions options)
    {
        const int due = 4_000;
        await bench.Seed(due, DueInTurn);
        var store = bench.OpenStore();
        using var statements = new StatementCounter();
        // One call is one transaction: begin and commit travel with the others and are not seen as commands.
        var calls = 0;
        while (await store.Sweep(Now, 200, FireAll, default) is { Cases: > 0 })
        {
            calls++;
        }
        var seen = (statements.Seen + (2.0 * (calls + 1))) / due;
        Measure.Report(5, "statements a stage, batch 200", 0.05, seen, seen / 0.05, "at most 0.05");
        Measure.Report(5, "commits a stage, batch 200", 0.006, (double)calls / due, (double)calls / due / 0.006, "at most 0.006");
    }

    public static async Task FlatInPending(PostgreSqlBench bench, BenchOptions options)
    {
        var times = new List<double>();
        foreach (var pending in new[] { 10_000, 1_000_000 })
        {
            // 200 are due, the others not for years.
            await bench.Seed(pending, "case when n <= 200 then '2026-01-01Z'::timestamptz else '2030-01-01Z'::timestamptz end + n * interval '1 second'", "{}");
            times.Add(await ClaimTime(bench, options.Rounds * 40));
        }
        Measure.Report(6, "milliseconds to claim 200 at 10,000 and at 1,000,000 pending", times[0], times[1], times[1] / times[0], "at most 1.1");
    }

    public static async Task LinearInDue(PostgreSqlBench bench, BenchOptions options)
    {
        var memory = new List<double>();
        var (little, much, ratio) = await Measure.Interleaved(
            Math.Min(options.Rounds, 3),
            () => SeedAndDrain(bench, 10_000, 1_000, 1),
            async () =>
            {
                var rate = await SeedAndDrain(bench, 100_000, 1_000, 1);
                memory.Add(GC.GetTotalMemory(forceFullCollection: true) / 1e6);
                return rate;
            });
        Measure.Report(7, "stages fired a second at 10,000 and at 100,000 due", little, much, ratio, "at least 0.9");
        Measure.Report(7, "managed megabytes after the first and the last drain of 100,000", memory[0], memory[^1], memory[^1] / memory[0], "flat");
    }

    public static async Task OldSnapshot(PostgreSqlBench bench, BenchOptions options)
    {
        const int due = 20_000;
        var (free, held, ratio) = await Measure.Interleaved(
            options.Rounds,
            () => SeedAndDrain(bench, due, 200, 1),
            async () =>
            {
                await bench.Seed(due, DueInTurn);
                await using var report = new NpgsqlConnection(bench.ConnectionString);
                await report.OpenAsync();
                await using var snapshot = await report.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead);
                await using var read = new NpgsqlCommand("select count(*) from deadline", report, snapshot);
                await read.ExecuteScalarAsync();
                return await Drain(bench.OpenStore(), due, 200);
            });
        Measure.Report(8, "stages fired a second, batch 200, no old snapshot and one held", free, held, ratio, "at least 0.8");
    }

    private static async Task<double> SeedAndDrain(PostgreSqlBench bench, int due, int batch, int sweepers)
    {
        await bench.Seed(due, DueInTurn);
        var store = bench.OpenStore();
        var watch = Stopwatch.StartNew();
        var fired = await Task.WhenAll(Enumerable.Range(0, sweepers).Select(_ => Task.Run(() => DrainAll(store, batch))));
        return fired.Sum() == due ? due / watch.Elapsed.TotalSeconds : throw new InvalidOperationException($"{fired.Sum()} of {due} were fired.");
    }

    private static async Task<double> Drain(PostgreSqlCaseStore store, int due, int batch)
    {
        var watch = Stopwatch.StartNew();
        var fired = await DrainAll(store, batch);
        return fired == due ? due / watch.Elapsed.TotalSeconds : throw new InvalidOperationException($"{fired} of {due} were fired.");
    }

    private static async Task<int> DrainAll(PostgreSqlCaseStore store, int batch)
    {
        var fired = 0;
        while (await store.Sweep(Now, batch, FireAll, default) is { Cases: > 0 } outcome)
        {
            fired += outcome.StagesFired;
        }
        return fired;
    }

    private static IReadOnlyList<SweepDecision> FireAll(IReadOnlyList<LoadedCase> cases) =>
        [.. cases.Select(one => new SweepDecision.Fire(BenchSteps.Fired(one.Head), 1))];

    /// <summary>From the call to the decision; the claim is then given back.</summary>
    private static async Task<double> ClaimTime(PostgreSqlBench bench, int times)
    {
        var store = bench.OpenStore();
        var taken = new List<double>();
        for (var i = 0; i < times; i++)
        {
            var watch = Stopwatch.StartNew();
            try
            {
                await store.Sweep(
                    Now,
                    200,
                    cases =>
                    {
                        taken.Add(cases.Count == 200 ? watch.Elapsed.TotalMilliseconds : throw new InvalidOperationException($"{cases.Count} were claimed."));
                        throw new OperationCanceledException();
                    },
                    default);
            }
            catch (OperationCanceledException)
            {
                // Given back on purpose.
            }
        }
        return Measure.Median(taken);
    }

    private sealed class StatementCounter : IDisposable
    {
        private readonly ActivityListener _listener;
        private int _seen;

        public StatementCounter()
        {
            _listener = new ActivityListener
            {
                ShouldListenTo = source => source.Name == "Npgsql",
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
                ActivityStopped = _ => Interlocked.Increment(ref _seen),
            };
            ActivitySource.AddActivityListener(_listener);
        }

        public int Seen => _seen;

        public void Dispose() => _listener.Dispose();
    }
}
