using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Contracts.V1;
using MassTransit;

namespace ChildProtection.Workflow.Server.Messaging;

/// <summary>Sends over the bus to the exchange in front of one agency's queue.</summary>
public sealed class BusNoticeSender(IBus bus)
{
    /// <summary>Ends with <see cref="SendOutcome.Unreachable"/> when it is cancelled before the broker confirmed.</summary>
    public async Task<SendOutcome> Send(AgencyId agency, CaseNotice notice, CancellationToken cancellationToken)
    {
        try
        {
            var endpoint = await bus.GetSendEndpoint(new Uri($"exchange:{AgencyQueue.NoticesOf(agency.Value)}"));
            await endpoint.Send(notice, context => Address(context, notice), cancellationToken);
            return new SendOutcome.Confirmed();
        }
        catch (Exception e)
        {
            // What a broker's client may throw is open-ended; only a notice that came back is told apart.
            return IsReturned(e) ? new SendOutcome.Refused(e.ToString()) : new SendOutcome.Unreachable(e.ToString());
        }
    }

    private static void Address(SendContext context, CaseNotice notice)
    {
        context.MessageId = notice.EventId;
        if (context.TryGetPayload<RabbitMqSendContext>(out var rabbit))
        {
            // A queue that somebody deleted would otherwise swallow the notice and still confirm it.
            rabbit.Mandatory = true;
        }
    }

    private static bool IsReturned(Exception? e) =>
        e is MessageReturnedException or RabbitMQ.Client.Exceptions.PublishException { IsReturn: true } || (e is not null && IsReturned(e.InnerException));
}
