using System.Collections.Concurrent;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Contracts.V1;
using MassTransit;

namespace ChildProtection.Workflow.Server.Messaging;

/// <summary>
/// The agencies of a demonstration: each gets its own queue and consumer in this process when it is first written to, and its notices can be
/// seen in <see cref="RecentNotices"/>. So the same sending path runs with and without a broker.
/// </summary>
public sealed class InProcessAgencies(BusNoticeSender sender, IReceiveEndpointConnector endpoints, RecentNotices recent) : INoticeSender
{
    private readonly ConcurrentDictionary<AgencyId, Lazy<Task>> _listening = new();

    public async Task<SendOutcome> Send(AgencyId agency, CaseNotice notice, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(RelayLimits.ConfirmWaitMax.ToTimeSpan());
        await _listening.GetOrAdd(agency, a => new Lazy<Task>(() => Listen(a))).Value;
        return await sender.Send(agency, notice, limit.Token);
    }

    private async Task Listen(AgencyId agency)
    {
        var endpoint = endpoints.ConnectReceiveEndpoint(AgencyQueue.NoticesOf(agency.Value), (_, configurator) =>
        {
            configurator.ConfigureConsumeTopology = false; // nothing is published; what is sent here comes from us
            configurator.ConcurrentMessageLimit = 1; // in order
            configurator.Handler<CaseNotice>(received =>
            {
                recent.Add(agency, received.Message);
                return Task.CompletedTask;
            });
        });
        await endpoint.Ready;
    }
}
