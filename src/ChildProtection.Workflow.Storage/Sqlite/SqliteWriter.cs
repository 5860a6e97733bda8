using System.Globalization;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Sqlite;

/// <summary>
/// The one connection that writes cases, one caller at a time: SQLite has one writer, and a queue here is fair and quick where its own waiting is neither.
/// Its statements are prepared once. Commits reach the disk before they are acknowledged.
/// </summary>
public sealed class SqliteWriter(string connectionString) : IDisposable
{
    /// <summary>How long a write waits for a page or another process that is writing.</summary>
    private const int BusyMilliseconds = 10_000;

    private readonly SemaphoreSlim _turn = new(1);
    private readonly Dictionary<string, SqliteCommand> _prepared = new(StringComparer.Ordinal);
    private SqliteConnection? _connection;

    /// <summary>Runs <paramref name="work"/> in one transaction; an exception rolls it back.</summary>
    internal async Task<T> Write<T>(Func<SqliteWriter, Task<T>> work, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            Open();
            Execute("begin immediate");
            var committed = false;
            try
            {
                var result = await work(this);
                Execute("commit");
                committed = true;
                return result;
            }
            finally
            {
                if (!committed)
                {
                    Rollback();
                }
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Runs reading <paramref name="work"/> on this connection, outside any transaction.</summary>
    internal async Task<T> Read<T>(Func<SqliteWriter, T> work, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            Open();
            return work(this);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Runs a statement whose parameters are named <c>$1</c>, <c>$2</c>, …; how many rows it changed.</summary>
    internal int Execute(string sql, params ReadOnlySpan<object?> values) => Bind(sql, values).ExecuteNonQuery();

    internal object? Scalar(string sql, params ReadOnlySpan<object?> values) => Bind(sql, values).ExecuteScalar() is { } value and not DBNull ? value : null;

    /// <summary>The reader must be read and disposed before the same statement runs again.</summary>
    internal SqliteDataReader Query(string sql, params ReadOnlySpan<object?> values) => Bind(sql, values).ExecuteReader();

    /// <summary>EF Core in this connection's transaction, which it neither begins nor commits.</summary>
    internal WorkflowDbContext Context()
    {
        var context = new WorkflowDbContext(new DbContextOptionsBuilder<WorkflowDbContext>().UseSqlite(_connection!).Options);
        context.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
        return context;
    }

    internal static object? Micros(Instant? instant) => instant is { } given ? StoredTime.ToMicroseconds(given) : null;

    internal static string? Iso(LocalDate? date) => date?.ToString("uuuu'-'MM'-'dd", CultureInfo.InvariantCulture);

    public void Dispose()
    {
        foreach (var command in _prepared.Values)
        {
            command.Dispose();
        }
        _connection?.Dispose();
        _turn.Dispose();
    }

    private void Open()
    {
        if (_connection is not null)
        {
            return;
        }
        // Not from the pool: its settings and prepared statements are its own.
        var settings = new SqliteConnectionStringBuilder(connectionString) { Pooling = false };
        var connection = new SqliteConnection(settings.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        // In WAL mode only "full" puts a commit on disk before it returns.
        command.CommandText = $"pragma journal_mode = wal; pragma synchronous = full; pragma busy_timeout = {BusyMilliseconds}";
        command.ExecuteNonQuery();
        _connection = connection;
    }

    private SqliteCommand Bind(string sql, ReadOnlySpan<object?> values)
    {
        if (!_prepared.TryGetValue(sql, out var command))
        {
            command = _connection!.CreateCommand();
            command.CommandText = sql;
            for (var i = 1; i <= values.Length; i++)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = "$" + i.ToString(CultureInfo.InvariantCulture) });
            }
            _prepared.Add(sql, command);
        }
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }
        return command;
    }

    private void Rollback()
    {
        try
        {
            Execute("rollback");
        }
        catch (SqliteException)
        {
            // The failure that brought us here ended the transaction itself (disk full, I/O error), or the connection is of no more use: begin with a new one.
            foreach (var command in _prepared.Values)
            {
                command.Dispose();
            }
            _prepared.Clear();
            _connection!.Dispose();
            _connection = null;
        }
    }
}
