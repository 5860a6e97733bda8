using System.Diagnostics;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Storage.Migrations;
using ChildProtection.Workflow.Storage.Registration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ChildProtection.Workflow.Benchmarks.Storage;

/// <summary>
/// From the start of a process to the first step that the storage has accepted, its schema checked on the way. The floor is a program that opens
/// Npgsql and selects. Both are this program, started anew.
/// </summary>
internal static class StartAims
{
    public const string FloorArgument = "--start-floor";
    public const string StepArgument = "--start-step";

    public static async Task FirstStep(PostgreSqlBench bench, BenchOptions options)
    {
        foreach (var pending in new[] { 1_000, 1_000_000 })
        {
            await bench.Seed(pending, "'2030-01-01Z'::timestamptz + n * interval '1 second'", []);
            var ratio = await Measure.Interleaved(options.Rounds, () => Run(FloorArgument, bench), () => Run(StepArgument, bench));
            Report.Row(10, $"seconds from start to the storage's first step, {pending:N0} pending, beside a program that opens Npgsql and selects", ratio, Bound.Max(1.5));
        }
    }

    public static async Task Floor(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select 1", connection);
        await command.ExecuteScalarAsync();
    }

    public static async Task Step(string connectionString)
    {
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddWorkflowStorage(new DatabaseOptions(DatabaseProvider.PostgreSql, connectionString))
            .BuildServiceProvider();
        await services.GetRequiredService<DatabaseMigrator>().Migrate(default);
        var store = services.GetRequiredService<ICaseStore>();
        var loaded = await store.Load(BenchSteps.Authority, BenchSteps.Case(1), null, default);
        if ((await store.Apply([BenchSteps.Typical(loaded!.Head)], default))[0] is not ApplyOutcome.Applied)
        {
            throw new InvalidOperationException("The first step was not accepted.");
        }
    }

    private static Task<double> Run(string argument, PostgreSqlBench bench) => Measure.Seconds(async () =>
    {
        var start = new ProcessStartInfo("dotnet", [typeof(StartAims).Assembly.Location, "storage", argument, bench.ConnectionString]) { RedirectStandardOutput = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("No process was started.");
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"It ended with {process.ExitCode}.");
        }
    });
}
