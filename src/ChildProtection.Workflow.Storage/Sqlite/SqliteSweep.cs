using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Storage.Steps;
using ChildProtection.Workflow.Storage.Sweeping;
using Microsoft.Data.Sqlite;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Sqlite;

internal sealed class SqliteSweep(SqliteWriter writer, Instant now) : SweepBatch
{
    protected override Task<List<(LoadedCase Case, DueKey Due)>> Claim(DueKey? from, int batch, CancellationToken cancellationToken)
    {
        var claimed = new List<(LoadedCase, DueKey)>();
        var seen = new HashSet<(AuthorityId, CaseId)>();
        using var row = from is { } floor
            ? writer.Query(SweepSql.ClaimFrom, Micros(now), batch, Micros(floor.At), floor.Authority.Value, floor.Case.Value)
            : writer.Query(SweepSql.ClaimAll, Micros(now), batch);
        while (row.Read())
        {
            var head = HeadSql.Head(row);
            if (seen.Add((head.Authority, head.Case)))
            {
                claimed.Add((new LoadedCase(head, HeadSql.Relations(row)), new DueKey(HeadSql.At(row, HeadSql.ColumnCount), head.Authority, head.Case)));
            }
        }
        return Task.FromResult(claimed);
    }

    protected override Task<Exception?> TryWrite(IReadOnlyList<DecidedStep> steps, CancellationToken cancellationToken)
    {
        writer.Execute("savepoint before_write");
        try
        {
            StepCheck.Require(steps);
            var outcomes = StepWriter.Write(writer, steps);
            if (Array.Exists(outcomes, outcome => outcome is not ApplyOutcome.Applied))
            {
                throw new InvalidOperationException("A case moved on although nobody else can write.");
            }
            writer.Execute("release before_write");
            return Task.FromResult<Exception?>(null);
        }
        catch (Exception refused) when (refused is SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_CONSTRAINT or SQLitePCL.raw.SQLITE_MISMATCH } or ArgumentException)
        {
            writer.Execute("rollback to before_write");
            return Task.FromResult<Exception?>(refused);
        }
    }

    protected override Task<List<int>> StillDue(IReadOnlyList<LoadedCase> cases, int[] indexes, CancellationToken cancellationToken) =>
        Task.FromResult(indexes.Where(index => IsDue(cases[index].Head)).ToList());

    protected override Task Park(IReadOnlyList<LoadedCase> cases, List<(int Index, SweepDecision.Park Park)> parks, CancellationToken cancellationToken)
    {
        foreach (var (index, park) in parks)
        {
            Park(writer, cases[index].Head.Authority, cases[index].Head.Case, park, now);
        }
        return Task.CompletedTask;
    }

    /// <returns>Whether it was not parked before.</returns>
    internal static bool Park(SqliteWriter writer, AuthorityId authority, CaseId caseId, SweepDecision.Park why, Instant now)
    {
        if (writer.Execute(SweepSql.ParkCase, authority.Value, caseId.Value) == 0)
        {
            return false;
        }
        writer.Execute(SweepSql.ParkDeadlines, authority.Value, caseId.Value);
        writer.Execute(SweepSql.OpenIncident, authority.Value, Guid.CreateVersion7(now.ToDateTimeOffset()), caseId.Value, why.Code, why.Words, why.Trace, Micros(now));
        return true;
    }

    private bool IsDue(CaseHead head) => writer.Scalar(SweepSql.StillDue, head.Authority.Value, head.Case.Value, Micros(now)) is not null;

    private static object? Micros(Instant instant) => SqliteWriter.Micros(instant);
}
