using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Storage.Steps;
using ChildProtection.Workflow.Storage.Sweeping;
using NodaTime;
using Npgsql;

namespace ChildProtection.Workflow.Storage.PostgreSql;

internal sealed class PostgreSqlSweep(NpgsqlConnection connection, Instant now) : SweepBatch
{
    private const string SavePoint = "before_write";

    protected override async Task<List<(LoadedCase Case, DueKey Due)>> Claim(DueKey? from, int batch, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = from is null ? SweepSql.ClaimAll : SweepSql.ClaimFrom;
        Add(command, Timestamp(now));
        Add(command, batch);
        if (from is { } floor)
        {
            Add(command, Timestamp(floor.At));
            Add(command, floor.Authority.Value);
            Add(command, floor.Case.Value);
        }
        var claimed = new List<(LoadedCase, DueKey)>();
        var seen = new HashSet<(AuthorityId, CaseId)>();
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            var head = HeadSql.Head(row);
            if (seen.Add((head.Authority, head.Case)))
            {
                claimed.Add((new LoadedCase(head, HeadSql.Relations(row)), new DueKey(HeadSql.At(row, HeadSql.ColumnCount), head.Authority, head.Case)));
            }
        }
        return claimed;
    }

    protected override async Task<Exception?> TryWrite(IReadOnlyList<DecidedStep> steps, CancellationToken cancellationToken)
    {
        await Execute($"savepoint {SavePoint}", cancellationToken);
        try
        {
            StepCheck.Require(steps);
            var outcomes = await PostgreSqlCaseStore.Write(connection, steps, cancellationToken);
            return Array.Exists(outcomes, outcome => outcome is not ApplyOutcome.Applied)
                ? throw new InvalidOperationException("A case moved on although its row is locked.")
                : null;
        }
        catch (Exception refused) when (refused is PostgresException { IsTransient: false } or ArgumentException or OverflowException)
        {
            await Execute($"rollback to savepoint {SavePoint}", cancellationToken);
            return refused;
        }
    }

    protected override async Task<List<int>> StillDue(IReadOnlyList<LoadedCase> cases, int[] indexes, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = SweepSql.StillDue;
        Add(command, indexes);
        Add(command, Array.ConvertAll(indexes, index => cases[index].Head.Authority.Value));
        Add(command, Array.ConvertAll(indexes, index => cases[index].Head.Case.Value));
        Add(command, Timestamp(now));
        var due = new List<int>();
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            due.Add(row.GetInt32(0));
        }
        return due;
    }

    protected override Task Park(IReadOnlyList<LoadedCase> cases, List<(int Index, SweepDecision.Park Park)> parks, CancellationToken cancellationToken) =>
        Park(connection, parks.ConvertAll(one => (cases[one.Index].Head.Authority, cases[one.Index].Head.Case, one.Park)), now, cancellationToken);

    /// <returns>How many were not parked before.</returns>
    internal static async Task<int> Park(
        NpgsqlConnection connection, List<(AuthorityId Authority, CaseId Case, SweepDecision.Park Park)> parks, Instant now, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = SweepSql.Park;
        Add(command, parks.ConvertAll(one => one.Authority.Value).ToArray());
        Add(command, parks.ConvertAll(one => one.Case.Value).ToArray());
        Add(command, parks.ConvertAll(_ => Guid.CreateVersion7(now.ToDateTimeOffset())).ToArray());
        Add(command, parks.ConvertAll(one => one.Park.Code).ToArray());
        Add(command, parks.ConvertAll(one => one.Park.Words).ToArray());
        Add(command, parks.ConvertAll(one => one.Park.Trace).ToArray());
        Add(command, Timestamp(now));
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task Execute(string sql, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static DateTime Timestamp(Instant instant) => StoredTime.Floor(instant).ToDateTimeUtc();

    private static void Add<T>(NpgsqlCommand command, T value) => command.Parameters.Add(new NpgsqlParameter<T> { TypedValue = value });
}
