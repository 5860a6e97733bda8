using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Contracts.V1;
using ChildProtection.Workflow.Server.Messaging;
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
        var outbox = new MemoryOutbox();
        var caseId = AnyCase();
        var toHealth = outbox.Add(caseId, "only-health");
        var toSchool = outbox.Add(caseId, "only-school");
        await using var relay = await StartRelay(outbox);

        await Until.Holds(() => outbox.Empty, "both are sent");

        Assert.That((await Received("only-health")).Select(n => n.EventId), Is.EqualTo((Guid[])[toHealth.EventId]));
        Assert.That((await Received("only-school")).Select(n => n.EventId), Is.EqualTo((Guid[])[toSchool.EventId]));
    }

    [Test]
    public async Task What_arrives_is_the_notice_and_its_message_id_is_the_event_id()
    {
        var outbox = new MemoryOutbox();
        var sent = outbox.Add(AnyCase(), "exact", EventKinds.RegisterEntryAdded);
        await using var relay = await StartRelay(outbox);
        await Until.Holds(() => outbox.Empty, "it is sent");

        var notice = (await Received("exact")).Single();

        Assert.That(notice.MessageId, Is.EqualTo(sent.EventId));
        Assert.That(notice.Message.ToJsonString(Readable), Is.EqualTo(
            $$"""{"eventId":"{{sent.EventId}}","kind":"register.entry.added","occurredAt":"2026-03-02T09:30:00+00:00","recordedAt":"2026-03-02T10:05:00+00:00","authorityId":660,"caseReference":"{{sent.Case}}","childReference":"{{sent.Child}}","sequence":1,"contractVersion":1,"definitionVersion":"definition"}"""));
    }

    [Test]
    public async Task The_notices_of_a_case_arrive_in_order_with_several_batches_in_flight()
    {
        const int Cases = 60;
        const int EventsPerCase = 25;
        var outbox = new MemoryOutbox();
        var cases = Enumerable.Range(0, Cases).Select(_ => AnyCase()).ToList();
        for (var n = 0; n < EventsPerCase; n++)
        {
            cases.ForEach(c => outbox.Add(c, "ordered"));
        }
        await using var relay = await StartRelay(outbox);

        await Until.Holds(() => outbox.Empty, "all are sent");

        var received = await Received("ordered");
        Assert.That(received, Has.Count.EqualTo(Cases * EventsPerCase));
        Assert.That(received.GroupBy(n => n.Case), Has.All.Matches<IGrouping<string, Notice>>(one => one.Select(n => n.Sequence).SequenceEqual(Enumerable.Range(1, EventsPerCase).Select(i => (long)i))));
    }

    [Test]
    public async Task A_broker_that_was_away_loses_nothing_and_a_repeat_carries_the_same_id()
    {
        var outbox = new MemoryOutbox();
        var caseId = AnyCase();
        var expected = new List<Guid> { outbox.Add(caseId, "away").EventId };
        await using var relay = await StartRelay(outbox);
        await Until.Holds(() => outbox.Empty, "the first is sent");

        await _broker.Stop();
        var waiting = outbox.Add(caseId, "away");
        expected.Add(waiting.EventId);
        expected.AddRange(Enumerable.Range(0, 200).Select(_ => outbox.Add(AnyCase(), "away").EventId));
        await Until.Holds(() => outbox.LastOf(waiting) is OutboxSettlement.Released, "the relay has found the broker gone");
        await _broker.StartAgain();
        await Until.Holds(() => outbox.Empty, "all are sent");

        var received = await Received("away");
        Assert.That(received.Select(n => n.EventId).Distinct(), Is.EquivalentTo(expected));
        Assert.That(outbox.FailuresOf(waiting), Is.Zero, "the broker's absence is not the notice's failure");
    }

    [Test]
    public async Task A_broker_that_was_killed_in_the_middle_loses_nothing_and_keeps_each_case_in_order()
    {
        const int Cases = 40;
        const int EventsPerCase = 50;
        var outbox = new MemoryOutbox();
        var cases = Enumerable.Range(0, Cases).Select(_ => AnyCase()).ToList();
        var expected = Enumerable.Range(0, EventsPerCase).SelectMany(_ => cases.Select(c => outbox.Add(c, "killed"))).ToList();
        await using var relay = await StartRelay(outbox);

        await Until.Holds(() => outbox.LastOf(expected[0]) is OutboxSettlement.Sent, "it is under way");
        await _broker.Kill();
        await _broker.StartAgain();
        await Until.Holds(() => outbox.Empty, "all are sent");

        var received = await Received("killed");
        Assert.That(received.Select(n => n.EventId).Distinct(), Is.EquivalentTo(expected.Select(d => d.EventId)));
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
        var outbox = new MemoryOutbox();
        var odd = outbox.Add(AnyCase(), "odd-queue");
        var others = Enumerable.Range(0, 20).Select(_ => outbox.Add(AnyCase(), "even-queue")).ToList();
        await using var relay = await StartRelay(outbox);

        await Until.Holds(() => others.All(o => outbox.LastOf(o) is OutboxSettlement.Sent), "the others are sent");
        await Until.Holds(() => outbox.LastOf(odd) is OutboxSettlement.Failed, "the odd one has failed");

        Assert.That(((OutboxSettlement.Failed)outbox.LastOf(odd)!).Code, Is.EqualTo(MessagingCodes.BrokerRefused));
    }

    [Test]
    public async Task A_queue_that_somebody_deleted_is_made_again_and_nothing_is_lost()
    {
        var outbox = new MemoryOutbox();
        var caseId = AnyCase();
        outbox.Add(caseId, "deleted");
        await using var relay = await StartRelay(outbox);
        await Until.Holds(() => outbox.Empty, "the first is sent");
        await using (var connection = await Connect())
        await using (var channel = await connection.CreateChannelAsync())
        {
            await channel.QueueDeleteAsync(AgencyQueue.NoticesOf("deleted"));
        }

        var second = outbox.Add(caseId, "deleted");
        await Until.Holds(() => outbox.Empty, "the second is sent");

        Assert.That((await Received("deleted")).Select(n => n.EventId), Is.EqualTo((Guid[])[second.EventId]));
    }

    private static bool IsInOrder(IEnumerable<Notice> notices) =>
        notices.Zip(notices.Skip(1)).All(pair => pair.First.Sequence < pair.Second.Sequence);

    private static CaseId AnyCase() => new(Guid.NewGuid());

    private Task<RelayHost> StartRelay(IOutbox outbox) => RelayHost.Start(
        outbox,
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
