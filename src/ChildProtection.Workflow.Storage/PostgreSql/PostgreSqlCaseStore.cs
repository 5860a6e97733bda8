using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Storage.People;
using ChildProtection.Workflow.Storage.Schema;
using ChildProtection.Workflow.Storage.Steps;
using ChildProtection.Workflow.Storage.Sweeping;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;

namespace ChildProtection.Workflow.Storage.PostgreSql;

/// <summary>The hot path on PostgreSQL.</summary>
public sealed class PostgreSqlCaseStore(NpgsqlDataSource hotConnections) : ICaseStore
{
    /// <summary>How often a list is tried again after a deadlock, or after losing a race for a command key.</summary>
    private const int RetriesMax = 5;

    /// <summary>
    /// Steps from which on a list is written without giving up the thread, for some hundredths of a second: arrays are written element by element, and asynchronously each
    /// element costs a state machine.
    /// </summary>
    private const int ManySteps = 100;

    private readonly SweepFloor _floor = new();

    public async Task<IReadOnlyList<LoadedCase?>> Load(IReadOnlyList<CaseToLoad> cases, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(cases.Count, ICaseStore.ApplyStepsMax);
        await using var command = hotConnections.CreateCommand(cases.Count == 1 ? HeadSql.LoadOne : HeadSql.Load);
        HeadSql.Ask(command.Parameters, cases);
        var loaded = new LoadedCase?[cases.Count];
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            long? applied = row.IsDBNull(HeadSql.ColumnCount) ? null : row.GetInt64(HeadSql.ColumnCount);
            loaded[row.GetInt32(HeadSql.ColumnCount + 1)] = new LoadedCase(HeadSql.Head(row), HeadSql.Relations(row), applied);
        }
        return loaded;
    }

    public async Task<IReadOnlyList<ApplyOutcome>> Apply(IReadOnlyList<DecidedStep> steps, CancellationToken cancellationToken)
    {
        StepCheck.Require(steps);
        if (steps.Count == 0)
        {
            return [];
        }
        await using var connection = await hotConnections.OpenConnectionAsync(cancellationToken);
        for (var tries = 0; ; tries++)
        {
            try
            {
                var outcomes = await Write(connection, steps, cancellationToken);
                await AnswerRepeats(connection, steps, outcomes, cancellationToken);
                _floor.Wrote(steps);
                return outcomes;
            }
            catch (PostgresException lost) when (tries < RetriesMax && IsLostRace(lost))
            {
                // Nothing was written; the winner is visible to the next try.
            }
        }
    }

    public async Task<ApplyOutcome> ApplyWith(DecidedStep step, FileChanges changes, CancellationToken cancellationToken)
    {
        StepCheck.Require([step]);
        await using var connection = await hotConnections.OpenConnectionAsync(cancellationToken);
        for (var tries = 0; ; tries++)
        {
            try
            {
                var outcome = await WriteWith(connection, step, changes, cancellationToken);
                ApplyOutcome[] answered = [outcome];
                await AnswerRepeats(connection, [step], answered, cancellationToken);
                _floor.Wrote([step]);
                return answered[0];
            }
            catch (FileConflictException)
            {
                return Conflicted;
            }
            catch (PostgresException lost) when (tries < RetriesMax && IsLostRace(lost))
            {
                // Nothing was written; the winner is visible to the next try.
            }
        }
    }

    public async Task<SweepOutcome> Sweep(
        Instant now, int batch, Func<IReadOnlyList<LoadedCase>, IReadOnlyList<SweepDecision>> decide, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batch, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(batch, ICaseStore.ApplyStepsMax);
        try
        {
            await using var connection = await hotConnections.OpenConnectionAsync(cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            var sweep = new PostgreSqlSweep(connection, now);
            var outcome = await sweep.Run(_floor, batch, decide, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            sweep.Committed(_floor);
            return outcome;
        }
        catch
        {
            _floor.Forget();
            throw;
        }
    }

    public async Task<bool> ReplaceSnapshot(CaseHead rebuilt, CancellationToken cancellationToken)
    {
        await using var command = hotConnections.CreateCommand(SweepSql.ReplaceSnapshot);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = rebuilt.Authority.Value });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = rebuilt.Case.Value });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = rebuilt.Version });
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = rebuilt.LastHash.ToArray() });
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = rebuilt.Snapshot.ToArray() });
        var replaced = await command.ExecuteNonQueryAsync(cancellationToken) > 0;
        // What a sweep left unread may lie below where the next one begins.
        _floor.Forget();
        return replaced;
    }

    public async Task<bool> Park(AuthorityId authority, CaseId caseId, SweepDecision.Park why, Instant now, CancellationToken cancellationToken)
    {
        await using var connection = await hotConnections.OpenConnectionAsync(cancellationToken);
        return await PostgreSqlSweep.Park(connection, [(authority, caseId, why)], now, cancellationToken) > 0;
    }

    public async Task<bool> RetryParked(AuthorityId authority, CaseId caseId, string by, Instant now, CancellationToken cancellationToken)
    {
        await using var command = hotConnections.CreateCommand(SweepSql.RetryParked);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = authority.Value });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = caseId.Value });
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = StoredTime.Floor(now).ToDateTimeUtc() });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = by });
        var released = (long)(await command.ExecuteScalarAsync(cancellationToken))! > 0;
        _floor.Forget();
        return released;
    }

    public async Task<Instant?> OldestUnfiredStage(CancellationToken cancellationToken)
    {
        await using var command = hotConnections.CreateCommand(SweepSql.OldestUnfired);
        return await command.ExecuteScalarAsync(cancellationToken) is DateTime at ? Instant.FromDateTimeUtc(at) : null;
    }

    /// <summary>Writes the list in the connection's transaction, or in one of its own when it has none.</summary>
    internal static async Task<ApplyOutcome[]> Write(NpgsqlConnection connection, IReadOnlyList<DecidedStep> steps, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = ApplySql.For(ApplyParameters.Add(command.Parameters, steps));
        var outcomes = new ApplyOutcome[steps.Count];
        Array.Fill(outcomes, Applied);
        await using var refused = steps.Count >= ManySteps ? command.ExecuteReader() : await command.ExecuteReaderAsync(cancellationToken);
        while (await refused.ReadAsync(cancellationToken))
        {
            outcomes[refused.GetInt32(0)] = refused.IsDBNull(1) ? Conflicted : new ApplyOutcome.AlreadyApplied(refused.GetInt64(1));
        }
        // Reading to the very end: an implicit transaction commits after the last row, and may fail there.
        await refused.NextResultAsync(cancellationToken);
        return outcomes;
    }

    private static async Task<ApplyOutcome> WriteWith(NpgsqlConnection connection, DecidedStep step, FileChanges changes, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var outcome = (await Write(connection, [step], cancellationToken))[0];
        if (outcome is ApplyOutcome.Applied)
        {
            await using var database = new WorkflowDbContext(new DbContextOptionsBuilder<WorkflowDbContext>().UseNpgsql(connection).Options);
            await database.Database.UseTransactionAsync(transaction, cancellationToken);
            await FileWriter.Write(database, changes, cancellationToken);
        }
        await transaction.CommitAsync(cancellationToken);
        return outcome;
    }

    private static readonly ApplyOutcome Applied = new ApplyOutcome.Applied();

    private static readonly ApplyOutcome Conflicted = new ApplyOutcome.Conflict();

    /// <summary>A conflict may be the same command, sent twice at once: the statement did not see the one that won.</summary>
    private static async Task AnswerRepeats(NpgsqlConnection connection, IReadOnlyList<DecidedStep> steps, ApplyOutcome[] outcomes, CancellationToken cancellationToken)
    {
        for (var i = 0; i < outcomes.Length; i++)
        {
            if (outcomes[i] is ApplyOutcome.Conflict && steps[i].CommandKey is { } key)
            {
                await using var command = connection.CreateCommand();
                command.CommandText = "select version from command where authority_id = $1 and command_key = $2";
                command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = steps[i].Head.Authority.Value });
                command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = key });
                if (await command.ExecuteScalarAsync(cancellationToken) is long version)
                {
                    outcomes[i] = new ApplyOutcome.AlreadyApplied(version);
                }
            }
        }
    }

    private static bool IsLostRace(PostgresException refused) =>
        refused.SqlState is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure
        || refused is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "pk_command" };
}
