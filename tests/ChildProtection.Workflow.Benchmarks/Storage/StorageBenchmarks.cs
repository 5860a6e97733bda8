using System.Globalization;

namespace ChildProtection.Workflow.Benchmarks.Storage;

/// <summary>
/// The storage beside its floors: <c>storage [--aim N] [--seconds S] [--lived]</c>, all aims when none is named. Starts servers of its own on 127.0.0.1. Every figure is a
/// ratio within one run, the median of many short rounds in turn: the machine may be shared, and absolute rates say little.
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
        (9, RelayAims.EventsOut),
        (10, StartAims.FirstStep),
        (11, DiskAims.Idle),
        (13, StepAims.History),
    ];

    public static async Task<int> Run(string[] arguments)
    {
        switch (arguments)
        {
            case [StartAims.FloorArgument, var connection]:
                await StartAims.Floor(connection);
                return 0;
            case [StartAims.StepArgument, var connection]:
                await StartAims.Step(connection);
                return 0;
        }
        var options = new BenchOptions(TimeSpan.FromSeconds(0.5), Math.Max(3, 2 * Number(arguments, "--seconds", 6)));
        var only = Number(arguments, "--aim", 0);
        RealSnapshot.IsLived = arguments.Contains("--lived");
        Report.Begin();
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

    private static int Number(string[] arguments, string name, int otherwise)
    {
        var at = Array.IndexOf(arguments, name);
        return at < 0 ? otherwise : int.Parse(arguments[at + 1], CultureInfo.InvariantCulture);
    }
}
