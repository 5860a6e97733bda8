using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Storage.Migrations;
using ChildProtection.Workflow.Storage.Registration;
using ChildProtection.Workflow.Storage.Schema;
using ChildProtection.Workflow.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Workflow.Benchmarks.Storage;

/// <summary>SQLite: our steps beside a bare transaction that writes the same rows into the same tables, at 1 and at 50 steps a commit.</summary>
internal static class SqliteAims
{
    private const int Cases = 500;

    public static async Task Bare(BenchOptions options)
    {
        foreach (var perCommit in new[] { 1, 50 })
        {
            using var ours = await Database.Create();
            using var bare = await Database.Create();
            using var floor = new BareSteps(bare.ConnectionString);
            using var writer = new SqliteWriter(ours.ConnectionString);
            var store = new SqliteCaseStore(writer);
            var heads = await OpenCases(ours, store);
            await OpenBare(bare);
            var at = 0;
            var ratio = await Measure.Interleaved(
                options.Rounds,
                async () => perCommit * await Measure.Rate(options.Slice, 1, _ => floor.Commit(perCommit)),
                async () => perCommit * await Measure.Rate(options.Slice, 1, async _ =>
                {
                    var first = at;
                    at += perCommit;
                    var steps = Enumerable.Range(first, perCommit).Select(n => BenchSteps.Typical(heads[n % Cases])).ToArray();
                    await store.Apply(steps, default);
                    for (var i = 0; i < perCommit; i++)
                    {
                        heads[(first + i) % Cases] = steps[i].Head;
                    }
                }));
            Report.Row(15, $"SQLite, {perCommit} a commit, steps a second", ratio, Bound.Min(0.7));
        }
    }

    private static async Task<CaseHead[]> OpenCases(Database database, SqliteCaseStore store)
    {
        var opened = Enumerable.Range(1, Cases).Select(BenchSteps.Open).ToArray();
        await store.Apply(opened, default);
        return [.. opened.Select(step => step.Head)];
    }

    private static async Task OpenBare(Database database)
    {
        using var writer = new SqliteWriter(database.ConnectionString);
        await OpenCases(database, new SqliteCaseStore(writer));
    }

    private sealed class Database : IDbContextFactory<WorkflowDbContext>, IDisposable
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("cpw-bench-").FullName;

        public string ConnectionString => $"Data Source={Path.Combine(_folder, "cases.db")}";

        public static async Task<Database> Create()
        {
            var database = new Database();
            await new DatabaseMigrator(database).Migrate(default);
            return database;
        }

        public WorkflowDbContext CreateDbContext() => new(new DatabaseOptions(DatabaseProvider.Sqlite, ConnectionString).ForContext());

        public void Dispose()
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(_folder, recursive: true);
        }
    }

    /// <summary>The same four rows with prepared statements and nothing around them.</summary>
    private sealed class BareSteps : IDisposable
    {
        private readonly SqliteConnection _connection;
        private readonly SqliteCommand _begin;
        private readonly SqliteCommand _commit;
        private readonly SqliteCommand _move;
        private readonly SqliteCommand _journal;
        private readonly SqliteCommand _deadline;
        private readonly SqliteCommand _task;
        private readonly byte[] _hash = new byte[32];
        private int _count;

        public BareSteps(string connectionString)
        {
            _connection = new SqliteConnection(connectionString);
            _connection.Open();
            Prepare("pragma synchronous = full").ExecuteNonQuery();
            _begin = Prepare("begin immediate");
            _commit = Prepare("commit");
            _move = Prepare("""update "case" set version = version + 1, last_sequence = $2, last_hash = $3, changed_at = $4, snapshot = $5 where authority_id = 1 and case_id = $1""", 5);
            _journal = Prepare("insert into journal (authority_id, sequence, occurred_at, recorded_at, case_id, hash, kind, actor, payload) values (1, $2, $3, $3, $1, $4, 'task.done', 'system', $5)", 5);
            _deadline = Prepare("insert or replace into deadline (authority_id, case_id, deadline_key, name, from_at, due_at, next_stage_at, parked) values (1, $1, 'visit', 'seen_alone', $2, $3, $3, 0)", 3);
            _task = Prepare("insert into task (authority_id, case_id, task_key, name, kind, role, team_id, opened_at, due_at, urgency) values (1, $1, $2, 'visit', 0, 'lead_social_worker', 1, $3, $3, 0)", 3);
        }

        public Task Commit(int steps)
        {
            _begin.ExecuteNonQuery();
            for (var i = 0; i < steps; i++)
            {
                var number = _count++;
                var (id, at, sequence) = (BenchSteps.Case((number % Cases) + 1).Value, BenchSteps.Start.ToUnixTimeTicks() / 10, (number / Cases) + 2);
                Run(_move, id, sequence, _hash, at, RealSnapshot.Bytes);
                Run(_journal, id, sequence, at, _hash, BenchSteps.Payload);
                Run(_deadline, id, at, at + number);
                Run(_task, id, $"visit-{sequence}", at);
            }
            _commit.ExecuteNonQuery();
            return Task.CompletedTask;
        }

        public void Dispose()
        {
            foreach (var command in new[] { _begin, _commit, _move, _journal, _deadline, _task })
            {
                command.Dispose();
            }
            _connection.Dispose();
        }

        private SqliteCommand Prepare(string sql, int parameters = 0)
        {
            var command = _connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 1; i <= parameters; i++)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
            }
            return command;
        }

        private static void Run(SqliteCommand command, params ReadOnlySpan<object> values)
        {
            for (var i = 0; i < values.Length; i++)
            {
                command.Parameters[i].Value = values[i];
            }
            command.ExecuteNonQuery();
        }
    }
}
