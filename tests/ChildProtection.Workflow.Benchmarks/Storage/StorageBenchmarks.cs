using System.Globalization;

namespace ChildProtection.Workflow.Benchmarks.Storage;

/// <summary>
/// The storage beside its floors: <c>storage [--aim N] [--seconds S] [--rounds R]</c>. Starts a PostgreSQL of its own. Every figure is a ratio within one
/// run, the median of interleaved rounds: the machine may be shared, and absolute rates say little.
/// </summary>
internal static class StorageBenchmarks
{
    private static readonly (int Aim, Func<PostgreSqlBench, BenchOptions, Task> Run)[] OnPostgreSql =
    [
        (1, StepAims.OneCaller),
        (2, StepAims.EightCallers),
        (3, StepAims.ManyCallers),
        (4, SweepAims.Firing),
        (5, SweepAims.Counts),
        (6, SweepAims.FlatInPending),
        (7, SweepAims.LinearInDue),
        (8, SweepAims.OldSnapshot),
        (11, DiskAims.Idle),
        (13, StepAims.History),
    ];

    public static async Task<int> Run(string[] arguments)
    {
        var options = new BenchOptions(Duration(arguments, "--seconds", 4), Number(arguments, "--rounds", 5));
        var only = Number(arguments, "--aim", 0);
        Console.WriteLine("| aim | measure | floor | ours | ratio | wanted |");
        Console.WriteLine("|---|---|---|---|---|---|");
        var chosen = OnPostgreSql.Where(one => only == 0 || one.Aim == only).ToArray();
        if (chosen.Length > 0)
        {
            await using var bench = await PostgreSqlBench.Start();
            foreach (var (_, run) in chosen)
            {
                await run(bench, options);
            }
        }
        if (only is 0 or 15)
        {
            await SqliteAims.Bare(options);
        }
        return 0;
    }

    private static TimeSpan Duration(string[] arguments, string name, int otherwise) => TimeSpan.FromSeconds(Number(arguments, name, otherwise));

    private static int Number(string[] arguments, string name, int otherwise)
    {
        var at = Array.IndexOf(arguments, name);
        return at < 0 ? otherwise : int.Parse(arguments[at + 1], CultureInfo.InvariantCulture);
    }
}
