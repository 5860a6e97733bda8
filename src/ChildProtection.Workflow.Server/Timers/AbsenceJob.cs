using ChildProtection.Workflow.Cases.Absences;
using Quartz;

namespace ChildProtection.Workflow.Server.Timers;

/// <summary>Tells cases of absences that begin, change and end. As with the sweep, any node may run it, and several at once.</summary>
public sealed partial class AbsenceJob(TellingCases telling, ILogger<AbsenceJob> log) : IJob
{
    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var totals = await telling.Run(cancellationToken);
        if (totals.Told > 0)
        {
            Told(log, totals.Told);
        }
        foreach (var (caseId, code) in totals.Failed)
        {
            NotTold(log, caseId.Value, code);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Cases} cases were told of absences")]
    private static partial void Told(ILogger log, int cases);

    [LoggerMessage(Level = LogLevel.Error, Message = "Case {Case} could not be told of an absence ({Code})")]
    private static partial void NotTold(ILogger log, Guid @case, string code);
}
