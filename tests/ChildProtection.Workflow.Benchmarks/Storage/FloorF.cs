using Npgsql;

namespace ChildProtection.Workflow.Benchmarks.Storage;

/// <summary>The floor F: bare firing. Claim 200 due deadlines with SKIP LOCKED, write an effect row each, delete them; one prepared statement, repeated until none is left.</summary>
internal static class FloorF
{
    private const string Fire = """
        with claimed as (select deadline_id, case_id from f_deadline where due_at <= now() order by due_at limit 200 for update skip locked),
        effects as (insert into f_effect (case_id, what) select case_id, 'fired' from claimed)
        delete from f_deadline d using claimed c where d.deadline_id = c.deadline_id
        """;

    /// <summary>Seconds a stage, by the clock or of the processor, as <paramref name="timing"/> takes them.</summary>
    public static async Task<double> Drain(PostgreSqlBench bench, int due, Func<Func<Task>, Task<double>> timing)
    {
        await bench.Execute($"""
            drop table if exists f_deadline, f_effect;
            create table f_deadline (deadline_id bigint primary key, case_id uuid not null, due_at timestamptz not null);
            create table f_effect (effect_id bigint generated always as identity primary key, case_id uuid not null, what text not null);
            insert into f_deadline select n, lpad(to_hex(n), 32, '0')::uuid, '2026-01-01Z'::timestamptz + (n * 7919 % 20011) * interval '1 second' from generate_series(1, {due}) n;
            create index on f_deadline (due_at);
            """);
        await bench.Execute("vacuum analyze f_deadline");
        await using var connection = new NpgsqlConnection(bench.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(Fire, connection);
        await command.PrepareAsync();
        var fired = 0;
        var seconds = await timing(async () =>
        {
            for (int batch; (batch = await command.ExecuteNonQueryAsync()) > 0;)
            {
                fired += batch;
            }
        });
        return fired == due ? seconds / due : throw new InvalidOperationException($"{fired} of {due} were fired.");
    }
}
