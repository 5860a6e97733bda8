using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Storage.GroupCommit;

namespace ChildProtection.Workflow.Benchmarks.Storage;

/// <summary>
/// Steps as a node makes them: a case that it remembers (<see cref="RecentCases"/>) is not loaded, any other is; then decided and written. The floor is <see cref="FloorP1"/>, which
/// only writes. Beside them the same with every case loaded.
/// </summary>
internal static class StepAims
{
    private const string NotDue = "'2030-01-01Z'::timestamptz + n * interval '1 second'";
    private const int CasesPerCaller = 50;

    public static async Task OneCaller(PostgreSqlBench bench, BenchOptions options)
    {
        await using var floor = await FloorP1.Create(bench, 1);
        await OpenCases(bench, CasesPerCaller);
        var node = new Node(new GroupCommitStore(bench.OpenStore()));
        await Compare(1, "one caller, as a node steps; steps a second beside P1 of one connection; ratio of times", node, Bound.Max(1.25));
        await Compare(1, "one caller, as a person's step: with an idempotency key, which the floor has not; the same", node with { IsKeyed = true }, null);
        await Compare(1, "one caller, every case loaded; the same", node with { Recent = null }, null);
        var (statements, commits) = await Counts(bench, node with { Recent = null }, 1);

        async Task Compare(int aim, string what, Node one, Bound? bound)
        {
            var ratio = await Measure.Interleaved(options.Rounds, () => floor.Rate(options.Slice), () => Measure.Rate(options.Slice, 1, one.Step));
            Report.Row(aim, what, ratio.OfTimes(), bound);
        }
        Report.Row(1, "statements a step, every case loaded", Ratio.Of(1, statements), Bound.Max(2));
        Report.Row(1, "commits that write a step", Ratio.Of(1, commits), Bound.Max(1));
    }

    public static async Task EightCallers(PostgreSqlBench bench, BenchOptions options)
    {
        await using var floor = await FloorP1.Create(bench, 8);
        await OpenCases(bench, 8 * CasesPerCaller);
        var plain = new Node(bench.OpenStore());
        var grouped = new Node(new GroupCommitStore(bench.OpenStore()));
        await Compare(2, "8 callers, group commit", Bound.Min(0.6, inTheEnd: 0.9), 8, grouped, floor, options);
        await CompareCpu("8 callers, group commit", bench, grouped, floor, options);
        await ReportCounts(2, bench, grouped, 8);
        await Compare(2, "8 callers, each step by itself", Bound.Min(0.6), 8, plain, floor, options);
        await CompareCpu("8 callers, each step by itself", bench, plain, floor, options);
        await Compare(2, "8 callers, group commit, every case loaded", null, 8, grouped with { Recent = null }, floor, options);
    }

    public static async Task ManyCallers(PostgreSqlBench bench, BenchOptions options)
    {
        await using var floor = await FloorP1.Create(bench, 8);
        await OpenCases(bench, 256 * CasesPerCaller);
        var node = new Node(new GroupCommitStore(bench.OpenStore()));
        foreach (var (callers, wanted) in new[] { (64, 2.0), (256, 3.0) })
        {
            await Compare(3, $"{callers} callers, group commit", Bound.Min(wanted), callers, node, floor, options);
            await ReportCounts(3, bench, node, callers);
        }
    }

    public static async Task History(PostgreSqlBench bench, BenchOptions options)
    {
        var store = new Node(bench.OpenStore()) { Recent = null };
        await OpenCases(bench, 1_000);
        await Lengthen(bench, 1, 10);
        await Lengthen(bench, 2, 10_000);
        await bench.Execute("vacuum analyze");
        var ratio = await Measure.Interleaved(
            options.Rounds, () => Measure.Rate(options.Slice, 1, _ => store.StepOf(1)), () => Measure.Rate(options.Slice, 1, _ => store.StepOf(2)));
        Report.Row(13, "steps a second of a case with 10 journal entries, and with 10,000; ratio of times", ratio.OfTimes(), Bound.Max(1.1));

        await using var beside = await bench.Beside("million");
        await bench.Seed(1_000, NotDue, []);
        await beside.Seed(1_000_000, NotDue, []);
        var large = new Node(beside.OpenStore()) { Recent = null };
        var sizes = await Measure.Interleaved(
            options.Rounds,
            () => Measure.Rate(options.Slice, 1, _ => store.StepOf(Random.Shared.Next(1, 1_000))),
            () => Measure.Rate(options.Slice, 1, _ => large.StepOf(Random.Shared.Next(1, 1_000_000))));
        Report.Row(13, "steps a second with 1,000 cases, and with 1,000,000; ratio of times", sizes.OfTimes(), Bound.Max(1.15));
    }

    private static async Task Compare(int aim, string what, Bound? bound, int callers, Node node, FloorP1 floor, BenchOptions options)
    {
        var ratio = await Measure.Interleaved(options.Rounds, () => floor.Rate(options.Slice), () => Measure.Rate(options.Slice, callers, node.Step));
        Report.Row(aim, $"{what}; steps a second beside P1", ratio, bound);
    }

    private static async Task CompareCpu(string what, PostgreSqlBench bench, Node node, FloorP1 floor, BenchOptions options)
    {
        var ratio = await Measure.Interleaved(
            options.Rounds, () => CpuTime.Each(bench, options.Slice, 8, floor.Once), () => CpuTime.Each(bench, options.Slice, 8, node.Step));
        Report.Row(2, $"{what}; microseconds of processor a step; ratio turned round", ratio.OfTimes(), null);
    }

    private static async Task ReportCounts(int aim, PostgreSqlBench bench, Node node, int callers)
    {
        var (statements, commits) = await Counts(bench, node, callers);
        Report.Row(aim, $"{callers} callers; statements a step beside 2", Ratio.Of(2, statements), null);
        Report.Row(aim, $"{callers} callers; commits that write a step beside 1", Ratio.Of(1, commits), null);
    }

    private static async Task<(double Statements, double Commits)> Counts(PostgreSqlBench bench, Node node, int callers)
    {
        const int each = 20;
        using var statements = new StatementCounter();
        var before = await bench.Scalar<long>(TransactionsSoFar);
        var seen = statements.Seen;
        await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            for (var i = 0; i < each; i++)
            {
                await node.Step(caller);
            }
        })));
        seen = statements.Seen - seen;
        return (seen / (double)(callers * each), (await bench.Scalar<long>(TransactionsSoFar) - before - 1) / (double)(callers * each));
    }

    /// <summary>Numbers are given to transactions that write; asking takes one itself.</summary>
    private const string TransactionsSoFar = "select pg_current_xact_id()::text::int8";

    private static async Task OpenCases(PostgreSqlBench bench, int count)
    {
        await bench.Empty();
        var store = bench.OpenStore();
        foreach (var some in Enumerable.Range(1, count).Chunk(ICaseStore.ApplyStepsMax))
        {
            await store.Apply([.. some.Select(BenchSteps.Open)], default);
        }
        await bench.Execute("vacuum analyze");
    }

    private static async Task Lengthen(PostgreSqlBench bench, int number, int entries)
    {
        var store = bench.OpenStore();
        var head = (await store.Load(BenchSteps.Authority, BenchSteps.Case(number), null, default))!.Head;
        for (var i = 0; i < entries; i++)
        {
            var step = BenchSteps.Next(head, "task.done");
            await store.Apply([step], default);
            head = step.Head;
        }
    }

    /// <summary>A node's way to a step.</summary>
    /// <param name="Store">Its store.</param>
    private sealed record Node(ICaseStore Store)
    {
        /// <summary>What it remembers; null when it loads every case.</summary>
        public RecentCases? Recent { get; init; } = new();

        /// <summary>Whether each step carries an idempotency key, as what people do does and what the timers do does not.</summary>
        public bool IsKeyed { get; init; }

        public Task Step(int caller) => StepOf((caller * CasesPerCaller) + Random.Shared.Next(CasesPerCaller) + 1);

        public async Task StepOf(int number)
        {
            var head = Recent?.Find(BenchSteps.Authority, BenchSteps.Case(number)) ?? (await Store.Load(BenchSteps.Authority, BenchSteps.Case(number), null, default))!.Head;
            var step = BenchSteps.Typical(head) with { CommandKey = IsKeyed ? Guid.NewGuid().ToString() : null };
            var outcomes = await Store.Apply([step], default);
            if (outcomes[0] is not ApplyOutcome.Applied)
            {
                throw new InvalidOperationException($"Case {number}: {outcomes[0]}.");
            }
            Recent?.Keep(step.Head);
        }
    }
}
