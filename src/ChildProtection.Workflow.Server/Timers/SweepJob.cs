using ChildProtection.Workflow.Cases.Runtime;
using Quartz;

namespace ChildProtection.Workflow.Server.Timers;

/// <summary>
/// Fires what is due. Any node may run it, several at once too: cases are claimed row by row, and a node that dies lets go of its rows.
/// Therefore it is not marked as exclusive, and a node's death blocks nobody's next run.
/// </summary>
public sealed class SweepJob(DeadlineSweeper sweeper) : IJob
{
    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await sweeper.Run(TimerLimits.SweepBatchCases, TimerLimits.SweepBatchesMax, cancellationToken);
}
