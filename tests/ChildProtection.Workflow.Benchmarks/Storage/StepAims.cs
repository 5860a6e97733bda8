using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Storage.GroupCommit;

namespace ChildProtection.Workflow.Benchmarks.Storage;

/// <summary>Steps: load, decide, write. The floor is <see cref="FloorP1"/>, which only writes.</summary>
internal static class StepAims
{
    private const int CasesPerCaller = 50;

    public static async Task OneCaller(PostgreSqlBench bench, BenchOptions options)
    {
        await using var floor = await FloorP1.Create(bench, 1);
        await OpenCases(bench, CasesPerCaller);
        var store = new GroupCommitStore(bench.OpenStore());
        var (bare, ours, ratio) = await Measure.Interleaved(
            options.Rounds, () => floor.Rate(options.RunFor), () => Measure.Rate(options.RunFor, 1, caller => Step(store, caller)));
        Measure.Report(1, "one caller, load and write, steps a second; ratio of times", bare, ours, 1 / ratio, "at most 1.25");
    }

    public static async Task EightCallers(PostgreSqlBench bench, BenchOptions options)
    {
        await using var floor = await FloorP1.Create(bench, 8);
        await OpenCases(bench, 8 * CasesPerCaller);
        await Compare(2, "8 callers, without group commit", "at least 0.6", 8, bench.OpenStore(), floor, options);
        await Compare(2, "8 callers, group commit", "at least 0.9", 8, new GroupCommitStore(bench.OpenStore()), floor, options);
        await CompareCpu("8 callers, without group commit", bench, bench.OpenStore(), floor, options);
        await CompareCpu("8 callers, group commit", bench, new GroupCommitStore(bench.OpenStore()), floor, options);
    }

    public static async Task ManyCallers(PostgreSqlBench bench, BenchOptions options)
    {
        await using var floor = await FloorP1.Create(bench, 8);
        await OpenCases(bench, 256 * CasesPerCaller);
        await Compare(3, "64 callers, group commit", "at least 2", 64, new GroupCommitStore(bench.OpenStore()), floor, options);
        await Compare(3, "256 callers, group commit", "at least 3", 256, new GroupCommitStore(bench.OpenStore()), floor, options);
    }

    public static async Task History(PostgreSqlBench bench, BenchOptions options)
    {
        var store = bench.OpenStore();
        await OpenCases(bench, 1_000);
        await Lengthen(bench, 1, 10);
        await Lengthen(bench, 2, 10_000);
        await bench.Execute("vacuum analyze");
        var (little, much, ratio) = await Measure.Interleaved(
            options.Rounds, () => Measure.Rate(options.RunFor, 1, _ => StepOf(store, 1)), () => Measure.Rate(options.RunFor, 1, _ => StepOf(store, 2)));
        Measure.Report(13, "a case with 10,000 journal entries over one with 10; ratio of times", little, much, 1 / ratio, "at most 1.1");

        // Two sizes of one table cannot be interleaved: both are measured beside the same floor.
        await using var floor = await FloorP1.Create(bench, 1);
        var few = await Measure.Interleaved(options.Rounds, () => floor.Rate(options.RunFor), () => Measure.Rate(options.RunFor, 1, _ => StepOf(store, Random.Shared.Next(1, 1_000))));
        await bench.Seed(1_000_000, "'2027-01-01Z'::timestamptz + n * interval '1 second'", BenchSteps.Snapshot);
        var many = await Measure.Interleaved(options.Rounds, () => floor.Rate(options.RunFor), () => Measure.Rate(options.RunFor, 1, _ => StepOf(store, Random.Shared.Next(1, 1_000_000))));
        Measure.Report(13, "1,000,000 cases over 1,000; ratio of times, each beside P1", few.Ours, many.Ours, few.Ratio / many.Ratio, "at most 1.15");
    }

    private static async Task Compare(int aim, string what, string wanted, int callers, ICaseStore store, FloorP1 floor, BenchOptions options)
    {
        var (bare, ours, ratio) = await Measure.Interleaved(
            options.Rounds, () => floor.Rate(options.RunFor), () => Measure.Rate(options.RunFor, callers, caller => Step(store, caller)));
        Measure.Report(aim, $"{what}, steps a second", bare, ours, ratio, wanted);
    }

    private static async Task CompareCpu(string what, PostgreSqlBench bench, ICaseStore store, FloorP1 floor, BenchOptions options)
    {
        var (bare, ours, ratio) = await Measure.Interleaved(
            options.Rounds, () => CpuTime.Each(bench, options.RunFor, 8, floor.Once), () => CpuTime.Each(bench, options.RunFor, 8, caller => Step(store, caller)));
        Measure.Report(2, $"{what}, microseconds of processor a step; ratio turned round", bare, ours, 1 / ratio, "as the rate");
    }

    private static Task Step(ICaseStore store, int caller) => StepOf(store, (caller * CasesPerCaller) + Random.Shared.Next(CasesPerCaller) + 1);

    private static async Task StepOf(ICaseStore store, int number)
    {
        var loaded = await store.Load(BenchSteps.Authority, BenchSteps.Case(number), null, default);
        var outcomes = await store.Apply([BenchSteps.Typical(loaded!.Head)], default);
        if (outcomes[0] is not ApplyOutcome.Applied)
        {
            throw new InvalidOperationException($"Case {number}: {outcomes[0]}.");
        }
    }

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
}
