using ChildProtection.Workflow.Cases.Staff;
using Quartz;

namespace ChildProtection.Workflow.Server.Timers;

/// <summary>Looks for roles of cases whose holders have left. As with the sweep, any node may run it, and several at once.</summary>
public sealed partial class DepartureJob(Departures departures, ILogger<DepartureJob> log) : IJob
{
    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var totals = await departures.Run(cancellationToken);
        if (totals.Vacated > 0)
        {
            Vacated(log, totals.Vacated);
        }
        foreach (var (caseId, role, code) in totals.Failed)
        {
            NotVacated(log, caseId.Value, role, code);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Roles} roles of cases were taken from people who have left")]
    private static partial void Vacated(ILogger log, int roles);

    [LoggerMessage(Level = LogLevel.Error, Message = "Case {Case}: the role {Role} is held by somebody who has left, and could not be taken from them ({Code})")]
    private static partial void NotVacated(ILogger log, Guid @case, string role, string code);
}
