using System.Diagnostics;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Storage.PostgreSql;
using NodaTime;
using Npgsql;

namespace ChildProtection.Workflow.Benchmarks.Storage;

/// <summary>Firing: claim, decide in C#, write case, journal, task, outbox and deadline. The floor is <see cref="FloorF"/>.</summary>
internal static class SweepAims
{
    /// <summary>Cases are not due in the order in which they were opened; the floor's are not either.</summary>
    private const string DueInTurn = "'2026-01-01Z'::timestamptz + (n * 7919 % 20011) * interval '1 second'";

    private static readonly Instant Now = Instant.FromUtc(2026, 12, 1, 0, 0);

    public static async Task Firing(PostgreSqlBench bench, BenchOptions options)
    {
        const int due = 20_000;
        var rounds = Drains(options);
        var together = await Measure.Interleaved(
            rounds, async () => 1 / await FloorF.Drain(bench, due, Measure.Seconds), () => SeedAndDrain(bench, due, 1_000, DeadlineSweeper.BatchesAtOnce));
        Report.Row(4, $"stages fired a second, batch 1,000, {DeadlineSweeper.BatchesAtOnce} batches under way, beside F", together, Bound.Min(0.4, inTheEnd: 0.6));
        var alone = await Measure.Interleaved(rounds, async () => 1 / await FloorF.Drain(bench, due, Measure.Seconds), () => SeedAndDrain(bench, due, 1_000, 1));
        Report.Row(4, "stages fired a second, batch 1,000, one batch after another, beside F", alone, null);
        Task<double> OfProcessor(Func<Task> work) => CpuTime.Seconds(bench, work);
        var processor = await Measure.Interleaved(
            rounds,
            async () => 1e6 * await FloorF.Drain(bench, due, OfProcessor),
            async () =>
            {
                await bench.Seed(due, DueInTurn);
                var store = bench.OpenStore();
                return 1e6 * await OfProcessor(() => DrainAll(store, 1_000)) / due;
            });
        Report.Row(4, "microseconds of processor a stage; ratio turned round", processor.OfTimes(), null);
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
        Report.Row(5, "statements a stage, batch 200, beside 1", Ratio.Of(1, seen), Bound.Max(0.05));
        Report.Row(5, "commits a stage, batch 200, beside 1", Ratio.Of(1, (double)calls / due), Bound.Max(0.006));
    }

    public static async Task FlatInPending(PostgreSqlBench bench, BenchOptions options)
    {
        await using var beside = await bench.Beside("many");
        await SeedPending(bench, 10_000);
        await SeedPending(beside, 1_000_000);
        var ratio = await Measure.Interleaved(4 * options.Rounds, () => ClaimTime(bench.OpenStore()), () => ClaimTime(beside.OpenStore()));
        Report.Row(6, "milliseconds to claim 200 at 10,000 and at 1,000,000 pending", ratio, Bound.Max(1.1));

        // 200 are due, the others not for years.
        static Task SeedPending(PostgreSqlBench at, int pending) => at.Seed(
            pending, "case when n <= 200 then '2026-01-01Z'::timestamptz else '2030-01-01Z'::timestamptz end + n * interval '1 second'", []);
    }

    public static async Task LinearInDue(PostgreSqlBench bench, BenchOptions options)
    {
        var memory = new List<double>();
        var ratio = await Measure.Interleaved(
            Drains(options),
            () => SeedAndDrain(bench, 10_000, 1_000, 1),
            async () =>
            {
                var rate = await SeedAndDrain(bench, 100_000, 1_000, 1);
                memory.Add(GC.GetTotalMemory(forceFullCollection: true) / 1e6);
                return rate;
            });
        Report.Row(7, "stages fired a second at 10,000 and at 100,000 due", ratio, Bound.Min(0.9));
        Report.Row(7, "managed megabytes after the first and the last drain of 100,000", Ratio.Of(memory[0], memory[^1]), Bound.Max(1.1));
    }

    public static async Task OldSnapshot(PostgreSqlBench bench, BenchOptions options)
    {
        const int due = 20_000;
        var ratio = await Measure.Interleaved(
            Drains(options),
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
        Report.Row(8, "stages fired a second, batch 200, no old snapshot and one held", ratio, Bound.Min(0.8));
    }

    /// <summary>A drain has its own length: fewer rounds of them.</summary>
    private static int Drains(BenchOptions options) => Math.Clamp(options.Rounds / 3, 3, 9);

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

    /// <summary>Milliseconds from the call to the decision, the median of a few claims; each is then given back.</summary>
    private static async Task<double> ClaimTime(PostgreSqlCaseStore store)
    {
        const int times = 10;
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
        return Measure.Quantile(taken, 0.5);
    }
}
