using NodaTime;

namespace ChildProtection.Workflow.Cases.Runtime;

/// <summary>
/// Fires due stages in batches until nothing is due. Holds nothing between runs: any node may run it at any time, together with others.
/// </summary>
public sealed class DeadlineSweeper(ICaseStore store, CaseDecider decider, CaseLoading loading, IClock clock)
{
    /// <summary>Batches under way at once: the next is claimed and decided while this one is written.</summary>
    public const int BatchesAtOnce = 2;

    /// <summary>Runs until nothing is due, at most <paramref name="batchesMax"/> batches.</summary>
    /// <param name="batchCases">Cases in one batch, 1 to <see cref="ICaseStore.ApplyStepsMax"/>.</param>
    /// <param name="batchesMax">Batches in one run.</param>
    /// <param name="cancellationToken">Ends the run between two batches.</param>
    public async Task<SweepTotals> Run(int batchCases, int batchesMax, CancellationToken cancellationToken)
    {
        var left = batchesMax;
        async Task<SweepTotals> Drain()
        {
            var totals = new SweepTotals(0, 0, 0, null, Finished: false);
            while (!totals.Finished && Interlocked.Decrement(ref left) >= 0)
            {
                var now = StoredTime.Floor(clock.GetCurrentInstant());
                var staff = await decider.StaffAsSeen(cancellationToken);
                IReadOnlyList<LoadedCase> unread = [];
                var outcome = await store.Sweep(
                    now,
                    batchCases,
                    due =>
                    {
                        var decisions = decider.FireDue(due, staff, now);
                        unread = [.. due.Where((_, index) => decisions[index] is SweepDecision.LeaveUnread)];
                        return decisions;
                    },
                    cancellationToken);
                var parked = outcome.Parked + await MakeAgain(unread, cancellationToken);
                if (outcome.Cases == 0)
                {
                    Interlocked.Increment(ref left);
                }
                totals = Add(totals, new SweepTotals(outcome.Cases == 0 ? 0 : 1, outcome.StagesFired, parked, outcome.OldestDue, Finished: outcome.Cases == 0));
            }
            return totals;
        }
        var drains = await Task.WhenAll(Enumerable.Range(0, BatchesAtOnce).Select(_ => Drain()));
        return drains.Aggregate(Add) with { Finished = drains.All(drain => drain.Finished) };
    }

    /// <summary>Outside the claiming transaction, which nobody should wait for; the next batch finds them due and can read them.</summary>
    /// <returns>How many could not be made again and are parked.</returns>
    private async Task<int> MakeAgain(IReadOnlyList<LoadedCase> unread, CancellationToken cancellationToken)
    {
        var parked = 0;
        foreach (var loaded in unread)
        {
            parked += await loading.Read(loaded, cancellationToken) is CaseRead.Faulted ? 1 : 0;
        }
        return parked;
    }

    private static SweepTotals Add(SweepTotals totals, SweepTotals more) => new(
        totals.Batches + more.Batches,
        totals.StagesFired + more.StagesFired,
        totals.Parked + more.Parked,
        totals.OldestDue is { } oldest && (more.OldestDue is not { } met || oldest < met) ? oldest : more.OldestDue,
        more.Finished);
}
