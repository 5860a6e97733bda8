using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Contracts.V1;

namespace ChildProtection.Workflow.Server.Messaging;

/// <summary>The agencies of a real broker: each with its own durable queue, there before it is written to.</summary>
public sealed class RabbitMqAgencies(BusNoticeSender sender, AgencyQueues queues) : INoticeSender
{
    public async Task<SendOutcome> Send(AgencyId agency, CaseNotice notice, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(RelayLimits.ConfirmWaitMax.ToTimeSpan());
        if (await queues.Ensure(agency, limit.Token) is { } missing)
        {
            return missing;
        }
        var outcome = await sender.Send(agency, notice, limit.Token);
        if (outcome is not SendOutcome.Confirmed)
        {
            queues.Forget(agency);
        }
        return outcome;
    }
}
