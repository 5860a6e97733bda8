using ChildProtection.Workflow.Cases.People.Births;
using Quartz;

namespace ChildProtection.Workflow.Server.Timers;

/// <summary>Looks for open cases that count from another date of birth than the file of the child says.</summary>
public sealed partial class BirthJob(ToldOfBirth births, ILogger<BirthJob> log) : IJob
{
    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        if (await births.TellAll(cancellationToken) is > 0 and var told)
        {
            Told(log, told);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Cases} cases counted from another date of birth than the file says, and were told")]
    private static partial void Told(ILogger log, int cases);
}
