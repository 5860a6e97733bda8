using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Storage.People;
using ChildProtection.Workflow.Storage.Steps;
using ChildProtection.Workflow.Storage.Sweeping;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Sqlite;

/// <summary>The hot path on SQLite: a list of steps is one transaction of prepared statements.</summary>
public sealed class SqliteCaseStore(SqliteWriter writer) : ICaseStore
{
    private readonly SweepFloor _floor = new();

    public Task<IReadOnlyList<LoadedCase?>> Load(IReadOnlyList<CaseToLoad> cases, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(cases.Count, ICaseStore.ApplyStepsMax);
        return writer.Read<IReadOnlyList<LoadedCase?>>(connection => [.. cases.Select(one => LoadOne(connection, one))], cancellationToken);
    }

    public async Task<IReadOnlyList<ApplyOutcome>> Apply(IReadOnlyList<DecidedStep> steps, CancellationToken cancellationToken)
    {
        StepCheck.Require(steps);
        if (steps.Count == 0)
        {
            return [];
        }
        var outcomes = await writer.Write(connection => Task.FromResult(StepWriter.Write(connection, steps)), cancellationToken);
        _floor.Wrote(steps);
        return outcomes;
    }

    public async Task<ApplyOutcome> ApplyWith(DecidedStep step, FileChanges changes, CancellationToken cancellationToken)
    {
        StepCheck.Require([step]);
        try
        {
            var outcome = await writer.Write(
                async connection =>
                {
                    var written = StepWriter.Write(connection, [step])[0];
                    if (written is ApplyOutcome.Applied)
                    {
                        await using var database = connection.Context();
                        await FileWriter.Write(database, changes, cancellationToken);
                    }
                    return written;
                },
                cancellationToken);
            _floor.Wrote([step]);
            return outcome;
        }
        catch (FileConflictException)
        {
            return new ApplyOutcome.Conflict();
        }
    }

    public async Task<SweepOutcome> Sweep(
        Instant now, int batch, Func<IReadOnlyList<LoadedCase>, IReadOnlyList<SweepDecision>> decide, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batch, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(batch, ICaseStore.ApplyStepsMax);
        try
        {
            var sweep = new SqliteSweep(writer, now);
            var outcome = await writer.Write(_ => sweep.Run(_floor, batch, decide, cancellationToken), cancellationToken);
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
        var replaced = await writer.Write(
            connection => Task.FromResult(connection.Execute(
                SweepSql.ReplaceSnapshot, rebuilt.Authority.Value, rebuilt.Case.Value, rebuilt.Version, rebuilt.LastHash.ToArray(), rebuilt.Snapshot.ToArray()) > 0),
            cancellationToken);
        // What a sweep left unread may lie below where the next one begins.
        _floor.Forget();
        return replaced;
    }

    public Task<bool> Park(AuthorityId authority, CaseId caseId, SweepDecision.Park why, Instant now, CancellationToken cancellationToken) =>
        writer.Write(connection => Task.FromResult(SqliteSweep.Park(connection, authority, caseId, why, now)), cancellationToken);

    public async Task<bool> RetryParked(AuthorityId authority, CaseId caseId, string by, Instant now, CancellationToken cancellationToken)
    {
        var released = await writer.Write(connection => Task.FromResult(Unpark(connection, authority, caseId, by, now)), cancellationToken);
        _floor.Forget();
        return released;
    }

    public Task<Instant?> OldestUnfiredStage(CancellationToken cancellationToken) =>
        writer.Read<Instant?>(
            connection => connection.Scalar(SweepSql.OldestUnfired) is long microseconds ? StoredTime.FromMicroseconds(microseconds) : null,
            cancellationToken);

    private static LoadedCase? LoadOne(SqliteWriter connection, CaseToLoad one)
    {
        using var row = connection.Query(HeadSql.Load, one.Authority.Value, one.Case.Value, one.CommandKey);
        return row.Read()
            ? new LoadedCase(HeadSql.Head(row), HeadSql.Relations(row), row.IsDBNull(HeadSql.ColumnCount) ? null : row.GetInt64(HeadSql.ColumnCount))
            : null;
    }

    private static bool Unpark(SqliteWriter connection, AuthorityId authority, CaseId caseId, string by, Instant now)
    {
        if (connection.Execute(SweepSql.UnparkCase, authority.Value, caseId.Value) == 0)
        {
            return false;
        }
        connection.Execute(SweepSql.UnparkDeadlines, authority.Value, caseId.Value);
        connection.Execute(SweepSql.ResolveIncidents, authority.Value, caseId.Value, SqliteWriter.Micros(now), by);
        return true;
    }
}
