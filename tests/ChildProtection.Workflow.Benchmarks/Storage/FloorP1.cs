using Npgsql;
using NpgsqlTypes;

namespace ChildProtection.Workflow.Benchmarks.Storage;

/// <summary>
/// The floor P1: a bare durable step. One prepared statement updates the case row by key and version, inserts one journal row of about 400 bytes of
/// jsonb, replaces one deadline row and inserts one task row; no checks, no hash, no snapshot, no second index on anything.
/// </summary>
internal sealed class FloorP1 : IAsyncDisposable
{
    private const int CasesPerConnection = 50;

    private const string Step = """
        with moved as (update p1_case set version = version + 1 where case_id = $1 and version = $2 returning case_id),
        journalled as (insert into p1_journal (case_id, sequence, payload) select case_id, $2 + 1, $3 from moved),
        replaced as (insert into p1_deadline (case_id, deadline_key, due_at) select case_id, 'visit', $4 from moved
          on conflict (case_id, deadline_key) do update set due_at = excluded.due_at)
        insert into p1_task (case_id, task_key, name) select case_id, $5, 'visit' from moved
        """;

    private readonly List<(NpgsqlConnection Connection, NpgsqlCommand Command, int[] Versions)> _callers = [];

    public static async Task<FloorP1> Create(PostgreSqlBench bench, int connections)
    {
        await bench.Execute($"""
            drop table if exists p1_case, p1_journal, p1_deadline, p1_task;
            create table p1_case (case_id uuid primary key, version int not null);
            create table p1_journal (case_id uuid, sequence int, payload jsonb not null, primary key (case_id, sequence));
            create table p1_deadline (case_id uuid, deadline_key text, due_at timestamptz not null, primary key (case_id, deadline_key));
            create index on p1_deadline (due_at);
            create table p1_task (case_id uuid, task_key text, name text not null, primary key (case_id, task_key));
            insert into p1_case select lpad(to_hex(n), 32, '0')::uuid, 0 from generate_series(0, {connections * CasesPerConnection}) n;
            """);
        var floor = new FloorP1();
        for (var i = 0; i < connections; i++)
        {
            var connection = new NpgsqlConnection(bench.ConnectionString);
            await connection.OpenAsync();
            var command = new NpgsqlCommand(Step, connection);
            command.Parameters.Add(new NpgsqlParameter<Guid>());
            command.Parameters.Add(new NpgsqlParameter<int>());
            command.Parameters.Add(new NpgsqlParameter<string> { NpgsqlDbType = NpgsqlDbType.Jsonb, TypedValue = BenchSteps.Payload });
            command.Parameters.Add(new NpgsqlParameter<DateTime> { NpgsqlDbType = NpgsqlDbType.TimestampTz });
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = "" });
            await command.PrepareAsync();
            floor._callers.Add((connection, command, new int[CasesPerConnection]));
        }
        return floor;
    }

    public Task<double> Rate(TimeSpan runFor) => Measure.Rate(runFor, _callers.Count, Once);

    public async Task Once(int caller)
    {
        var (_, command, versions) = _callers[caller];
        var one = Random.Shared.Next(versions.Length);
        ((NpgsqlParameter<Guid>)command.Parameters[0]).TypedValue = BenchSteps.Case((caller * CasesPerConnection) + one).Value;
        ((NpgsqlParameter<int>)command.Parameters[1]).TypedValue = versions[one];
        ((NpgsqlParameter<DateTime>)command.Parameters[3]).TypedValue = BenchSteps.Start.ToDateTimeUtc().AddMinutes(versions[one]);
        ((NpgsqlParameter<string>)command.Parameters[4]).TypedValue = $"visit-{versions[one]}";
        if (await command.ExecuteNonQueryAsync() == 0)
        {
            throw new InvalidOperationException("The floor's own step conflicted.");
        }
        versions[one]++;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (connection, command, _) in _callers)
        {
            await command.DisposeAsync();
            await connection.DisposeAsync();
        }
    }
}
