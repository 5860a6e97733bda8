using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Contracts.V1;
using ChildProtection.Workflow.Server.Messaging;
using ChildProtection.Workflow.Storage.Schema;
using ChildProtection.Workflow.Tests.Servers;
using RabbitMQ.Client;

namespace ChildProtection.Workflow.Server.Tests.Messaging;

[Category("Servers")]
public sealed class RelayOnRabbitMqTests
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private RabbitMqServer _broker = null!;

    [OneTimeSetUp]
    public async Task StartBroker() => _broker = await RabbitMqServer.Start();

    [OneTimeTearDown]
    public async Task StopBroker() => await _broker.DisposeAsync();

    [Test]
    public async Task Only_the_addressed_agency_hears()
    {
        await using var relay = await StartRelay();
        var caseId = AnyCase();

        var toHealth = await relay.Publish(caseId, "only-health");
        var toSchool = await relay.Publish(caseId, "only-school");
        await Until.Holds(relay.NothingWaits, "both are sent");

        Assert.That((await Received("only-health")).Select(n => n.EventId), Is.EqualTo(toHealth));
        Assert.That((await Received("only-school")).Select(n => n.EventId), Is.EqualTo(toSchool));
    }

    [Test]
    public async Task What_arrives_is_the_notice_and_its_message_id_is_the_event_id()
    {
        await using var relay = await StartRelay();
        var caseId = AnyCase();

        var eventId = (await relay.Publish(caseId, "exact", kind: EventKinds.RegisterEntryAdded)).Single();
        await Until.Holds(relay.NothingWaits, "it is sent");

        var notice = (await Received("exact")).Single();
        Assert.That(notice.MessageId, Is.EqualTo(eventId));
        Assert.That(notice.Message.ToJsonString(Readable), Is.EqualTo(
            $$"""{"eventId":"{{eventId}}","kind":"register.entry.added","occurredAt":"2026-03-02T09:30:00+00:00","recordedAt":"2026-03-02T10:05:00+00:00","authorityId":660,"caseReference":"{{caseId}}","childReference":"{{caseId}}","sequence":1,"contractVersion":1,"definitionVersion":"definition"}"""));
    }

    [Test]
    public async Task The_notices_of_a_case_arrive_in_order_with_several_batches_in_flight()
    {
        var cases = Enumerable.Range(0, 60).Select(_ => AnyCase()).ToList();
        await using var relay = await StartRelay();

        var expected = new List<Guid>();
        for (var round = 0; round < 5; round++)
        {
            foreach (var caseId in cases)
            {
                expected.AddRange(await relay.Publish(caseId, "ordered", events: 5));
            }
        }
        await Until.Holds(relay.NothingWaits, "all are sent");

        var received = await Received("ordered");
        Assert.That(received.Select(n => n.EventId), Is.EquivalentTo(expected));
        Assert.That(received.GroupBy(n => n.Case), Has.All.Matches<IGrouping<string, Notice>>(IsInOrder));
    }

    [Test]
    public async Task A_broker_that_was_away_loses_nothing_delays_no_step_and_counts_as_nobodys_failure()
    {
        await using var relay = await StartRelay();
        var caseId = AnyCase();
        var expected = (await relay.Publish(caseId, "away")).ToList();
        await Until.Holds(relay.NothingWaits, "the first is sent");

        await _broker.Stop();
        var waiting = (await relay.Publish(caseId, "away")).Single();
        expected.Add(waiting);
        await Until.Holds(async () => (await relay.Delivery(waiting)).NotBefore is not null, "the relay tries it on a broker that is not there");
        for (var n = 0; n < 100; n++)
        {
            expected.AddRange(await relay.Publish(AnyCase(), "away"));
        }
        await _broker.StartAgain();
        await Until.Holds(relay.NothingWaits, "all are sent");

        Assert.That((await Received("away")).Select(n => n.EventId).Distinct(), Is.EquivalentTo(expected));
        Assert.That((await relay.Delivery(waiting)).Failures, Is.Zero);
    }

    [Test]
    public async Task A_broker_that_was_killed_in_the_middle_loses_nothing_and_keeps_each_case_in_order()
    {
        var cases = Enumerable.Range(0, 40).Select(_ => AnyCase()).ToList();
        await using var relay = await StartRelay();
        var expected = new List<Guid>();
        foreach (var caseId in cases)
        {
            expected.AddRange(await relay.Publish(caseId, "killed", events: 30));
        }
        await Until.Holds(async () => (await relay.Delivery(expected[0])).State == DeliveryState.Sent, "it is under way");

        await _broker.Kill();
        foreach (var caseId in cases)
        {
            expected.AddRange(await relay.Publish(caseId, "killed", events: 10));
        }
        await _broker.StartAgain();
        await Until.Holds(relay.NothingWaits, "all are sent");

        var received = await Received("killed");
        Assert.That(received.Select(n => n.EventId).Distinct(), Is.EquivalentTo(expected));
        Assert.That(received.GroupBy(n => n.Case), Has.All.Matches<IGrouping<string, Notice>>(one => IsInOrder(one.DistinctBy(n => n.EventId))));
    }

    [Test]
    public async Task A_queue_that_the_broker_will_not_have_holds_up_no_other_agency()
    {
        await using (var connection = await Connect())
        await using (var channel = await connection.CreateChannelAsync())
        {
            await channel.QueueDeclareAsync(AgencyQueue.NoticesOf("odd-queue"), durable: false, exclusive: false, autoDelete: false);
        }
        await using var relay = await StartRelay();

        var odd = (await relay.Publish(AnyCase(), "odd-queue")).Single();
        var others = new List<Guid>();
        for (var n = 0; n < 20; n++)
        {
            others.AddRange(await relay.Publish(AnyCase(), "even-queue"));
        }
        await Until.Holds(async () => (await relay.Delivery(odd)).Failures > 0, "the odd one has failed");
        await Until.Holds(async () => (await relay.Delivery(others[^1])).State == DeliveryState.Sent, "the others are sent");

        Assert.That((await relay.Delivery(odd)).FailureCode, Is.EqualTo(MessagingCodes.BrokerRefused));
        Assert.That((await Received("even-queue")).Select(n => n.EventId), Is.EquivalentTo(others));
    }

    [Test]
    public async Task A_queue_that_somebody_deleted_is_made_again_and_nothing_is_lost()
    {
        await using var relay = await StartRelay();
        var caseId = AnyCase();
        await relay.Publish(caseId, "deleted");
        await Until.Holds(relay.NothingWaits, "the first is sent");
        await using (var connection = await Connect())
        await using (var channel = await connection.CreateChannelAsync())
        {
            await channel.QueueDeleteAsync(AgencyQueue.NoticesOf("deleted"));
        }

        var second = await relay.Publish(caseId, "deleted");
        await Until.Holds(relay.NothingWaits, "the second is sent");

        Assert.That((await Received("deleted")).Select(n => n.EventId), Is.EqualTo(second));
    }

    private static bool IsInOrder(IEnumerable<Notice> notices) =>
        notices.Zip(notices.Skip(1)).All(pair => pair.First.Sequence < pair.Second.Sequence);

    private static CaseId AnyCase() => new(Guid.NewGuid());

    private Task<RelayHost> StartRelay() => RelayHost.Start(
        ("Bus:Transport", "RabbitMq"),
        ("Bus:Host", "127.0.0.1"),
        ("Bus:Port", $"{_broker.Port}"),
        ("Bus:User", RabbitMqServer.User),
        ("Bus:Password", RabbitMqServer.Password));

    private Task<IConnection> Connect() => new ConnectionFactory
    {
        HostName = "127.0.0.1",
        Port = _broker.Port,
        UserName = RabbitMqServer.User,
        Password = RabbitMqServer.Password,
    }.CreateConnectionAsync();

    private sealed record Notice(Guid MessageId, JsonNode Message)
    {
        public Guid EventId => (Guid)Message["eventId"]!;

        public string Case => (string)Message["caseReference"]!;

        public long Sequence => (long)Message["sequence"]!;
    }

    /// <summary>Empties the agency's queue with a plain AMQP client: what is read is what an agency of any make would read.</summary>
    private async Task<List<Notice>> Received(string agency)
    {
        await using var connection = await Connect();
        await using var channel = await connection.CreateChannelAsync();
        var notices = new List<Notice>();
        while (await channel.BasicGetAsync(AgencyQueue.NoticesOf(agency), autoAck: true) is { } got)
        {
            var envelope = JsonNode.Parse(got.Body.Span)!;
            notices.Add(new Notice(Guid.Parse(got.BasicProperties.MessageId!), envelope["message"]!));
        }
        return notices;
    }
}
