using NodaTime;

namespace ChildProtection.Workflow.Cases.Runtime;

/// <summary>
/// Fires due stages in batches until nothing is due. Holds nothing between runs: any node may run it at any time, together with others.
/// </summary>
public sealed class DeadlineSweeper(ICaseStore store, CaseDecider decider, IClock clock)
{
    /// <summary>Runs until nothing is due, at most <paramref name="batchesMax"/> batches.</summary>
    /// <param name="batchCases">Cases in one batch, 1 to <see cref="ICaseStore.ApplyStepsMax"/>.</param>
    /// <param name="batchesMax">Batches in one run.</param>
    /// <param name="cancellationToken">Ends the run between two batches.</param>
    public async Task<SweepTotals> Run(int batchCases, int batchesMax, CancellationToken cancellationToken)
    {
        var totals = new SweepTotals(0, 0, 0, null, Finished: false);
        while (totals.Batches < batchesMax && !totals.Finished)
        {
            var now = StoredTime.Floor(clock.GetCurrentInstant());
            var staff = await decider.StaffAsSeen(cancellationToken);
            var outcome = await store.Sweep(now, batchCases, due => decider.FireDue(due, staff, now), cancellationToken);
            totals = outcome.Cases == 0 ? totals with { Finished = true } : Add(totals, outcome);
        }
        return totals;
    }

    private static SweepTotals Add(SweepTotals totals, SweepOutcome batch) => totals with
    {
        Batches = totals.Batches + 1,
        StagesFired = totals.StagesFired + batch.StagesFired,
        Parked = totals.Parked + batch.Parked,
        OldestDue = totals.OldestDue is { } oldest && (batch.OldestDue is not { } met || oldest < met) ? oldest : batch.OldestDue,
    };
}
