using System.Text.Json.Nodes;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Contracts.V1;
using ChildProtection.Workflow.Tests.Servers;
using RabbitMQ.Client;

namespace ChildProtection.Workflow.EndToEnd.Tests.Nodes;

/// <summary>What lies in the agencies' queues, read with a plain AMQP client, held against the events in the journals.</summary>
internal sealed class Notices(TwoNodes nodes)
{
    /// <summary>
    /// Health has every event and education those of its children: each at least once, a repeat under the same id, each case in order. The police, in no
    /// event's audience, have none.
    /// </summary>
    public async Task AreComplete()
    {
        var events = await new StoredCases(nodes).Events();
        await Hold(nodes.Health, events);
        await Hold(nodes.School, [.. events.Where(one => nodes.IsAtSchool(one.Case))]);
        Assert.That(await Received(nodes.Police), Is.Empty, "what the police hear");
    }

    private async Task Hold(string agency, List<(Guid EventId, CaseId Case, long Sequence)> events)
    {
        var received = await Received(agency);
        var once = received.DistinctBy(one => one.EventId).ToList();
        await TestContext.Out.WriteLineAsync($"{agency}: {events.Count} events, {received.Count - once.Count} repeated");
        Assert.That(once.OrderBy(one => one.Case.Value).ThenBy(one => one.Sequence), Is.EqualTo(events.OrderBy(one => one.Case.Value).ThenBy(one => one.Sequence)), $"what {agency} has heard");
        foreach (var one in once.GroupBy(notice => notice.Case))
        {
            Assert.That(one.Select(notice => notice.Sequence), Is.Ordered.Ascending, $"the order in which {agency} heard of {one.Key}");
        }
    }

    private async Task<List<(Guid EventId, CaseId Case, long Sequence)>> Received(string agency)
    {
        var factory = new ConnectionFactory { HostName = "127.0.0.1", Port = nodes.Broker.Port, UserName = RabbitMqServer.User, Password = RabbitMqServer.Password };
        await using var connection = await factory.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        var queue = AgencyQueue.NoticesOf(agency);
        await channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false); // there already, unless it heard of nothing
        var received = new List<(Guid, CaseId, long)>();
        while (await channel.BasicGetAsync(queue, autoAck: true) is { } got)
        {
            var notice = JsonNode.Parse(got.Body.Span)!["message"]!;
            Assert.That(got.BasicProperties.MessageId, Is.EqualTo((string?)notice["eventId"]), "the message's id is the event's");
            received.Add(((Guid)notice["eventId"]!, CaseId.Parse((string)notice["caseReference"]!, null), (long)notice["sequence"]!));
        }
        return received;
    }
}
