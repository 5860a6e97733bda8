using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace ChildProtection.Workflow.Benchmarks.Storage;

/// <summary>
/// Processor time spent by this program and by the server's sessions. Where other work shares the machine, rates fall with its load and the time a step
/// takes of the processor does not: with callers enough to fill the processors, its ratio is the ratio of rates.
/// </summary>
internal static class CpuTime
{
    private const double TicksPerSecond = 100;

    /// <summary>Microseconds of processor time each completion took.</summary>
    public static async Task<double> Each(PostgreSqlBench bench, TimeSpan runFor, int callers, Func<int, Task> once)
    {
        var count = 0L;
        await once(0);
        var before = await Total(bench);
        await Measure.Rate(runFor, callers, async caller =>
        {
            await once(caller);
            Interlocked.Increment(ref count);
        });
        return (await Total(bench) - before) * 1e6 / count;
    }

    /// <summary>Processor seconds that the work took.</summary>
    public static async Task<double> Seconds(PostgreSqlBench bench, Func<Task> work)
    {
        var before = await Total(bench);
        await work();
        return await Total(bench) - before;
    }

    private static async Task<double> Total(PostgreSqlBench bench)
    {
        var seconds = Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds;
        await using var connection = new NpgsqlConnection(bench.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select pid from pg_stat_activity where datname = current_database()", connection);
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            // Fields 14 and 15 after the name in brackets: time in the program and in the kernel.
            var stat = await File.ReadAllTextAsync($"/proc/{row.GetInt32(0)}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            seconds += (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) / TicksPerSecond;
        }
        return seconds;
    }
}
