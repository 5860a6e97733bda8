using System.Collections.Concurrent;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Contracts.V1;
using ChildProtection.Workflow.Server.Messaging;
using NodaTime;

namespace ChildProtection.Workflow.Server.Tests.Messaging;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class BatchDeliveryTests
{
    private static readonly Instant LeaseUntil = Instant.MaxValue;
    private readonly Deliveries _deliveries = new();
    private readonly CaseId _one = new(Guid.NewGuid());
    private readonly CaseId _other = new(Guid.NewGuid());

    [Test]
    public async Task A_delivery_that_must_wait_holds_the_later_ones_of_its_case_and_no_others()
    {
        OutboxDelivery[] batch = [_deliveries.Add(_one, "refusing"), _deliveries.Add(_one, "refusing"), _deliveries.Add(_one, "willing"), _deliveries.Add(_other, "willing")];

        var settled = await Deliver(batch, agency => agency.Value == "refusing" ? new SendOutcome.Refused("no") : new SendOutcome.Confirmed());

        Assert.That(Kinds(settled, batch), Is.EqualTo((string[])["Failed", "Released", "Sent", "Sent"]));
    }

    [Test]
    public async Task A_delivery_that_is_set_aside_lets_the_later_ones_of_its_case_go_on()
    {
        OutboxDelivery[] batch = [_deliveries.Add(_one, "willing", EventKinds.VisitRecorded), _deliveries.Add(_one, "willing")];

        var settled = await Deliver(batch, _ => new SendOutcome.Confirmed());

        Assert.That(Kinds(settled, batch), Is.EqualTo((string[])["SetAside", "Sent"]));
    }

    [Test]
    public async Task A_notice_refused_too_often_is_set_aside_with_its_trace()
    {
        var delivery = _deliveries.Add(_one, "refusing") with { Failures = RelayLimits.RefusalsMax - 1 };

        var settled = await Deliver([delivery], _ => new SendOutcome.Refused("the broker's words"));

        Assert.That(settled.Settlements.Single(), Is.InstanceOf<OutboxSettlement.SetAside>().With.Property(nameof(OutboxSettlement.SetAside.Trace)).EqualTo("the broker's words"));
    }

    [Test]
    public async Task A_broker_that_is_gone_counts_as_no_notices_failure()
    {
        var batch = Enumerable.Range(0, 50).Select(_ => _deliveries.Add(new CaseId(Guid.NewGuid()), "any")).ToList();

        var settled = await Deliver(batch, _ => new SendOutcome.Unreachable("gone"));

        Assert.That(settled.BrokerGone, Is.True);
        Assert.That(settled.Settlements, Has.Count.EqualTo(50).And.All.InstanceOf<OutboxSettlement.Released>());
    }

    [Test]
    public async Task One_agency_that_cannot_be_reached_does_not_look_like_a_broker_that_is_gone()
    {
        OutboxDelivery[] batch = [_deliveries.Add(_one, "willing"), _deliveries.Add(_one, "silent")];
        var willingSent = new TaskCompletionSource();

        var settled = await new BatchDelivery(new Agencies(async agency =>
        {
            if (agency.Value == "willing")
            {
                willingSent.SetResult();
                return new SendOutcome.Confirmed();
            }
            await willingSent.Task;
            return new SendOutcome.Unreachable("silence");
        }), SystemClock.Instance).Deliver(batch, LeaseUntil, CancellationToken.None);

        Assert.That(settled.BrokerGone, Is.False);
        Assert.That(Kinds(settled, batch), Is.EqualTo((string[])["Sent", "Failed"]));
    }

    [Test]
    public async Task Nothing_is_sent_on_a_lease_that_could_end_before_the_confirmation()
    {
        var sent = new ConcurrentBag<AgencyId>();
        var sender = new Agencies(agency =>
        {
            sent.Add(agency);
            return Task.FromResult<SendOutcome>(new SendOutcome.Confirmed());
        });

        var settled = await new BatchDelivery(sender, SystemClock.Instance).Deliver([_deliveries.Add(_one, "any")], SystemClock.Instance.GetCurrentInstant(), CancellationToken.None);

        Assert.That(settled.Settlements.Single(), Is.InstanceOf<OutboxSettlement.Released>());
        Assert.That(sent, Is.Empty);
    }

    [Test]
    public async Task A_fault_with_one_notice_becomes_an_incident_and_stops_nothing_else()
    {
        OutboxDelivery[] batch = [_deliveries.Add(_one, "broken"), _deliveries.Add(_other, "willing")];

        var settled = await Deliver(batch, agency => agency.Value == "broken" ? throw new InvalidOperationException("a bug") : new SendOutcome.Confirmed());

        Assert.That(Kinds(settled, batch), Is.EqualTo((string[])["SetAside", "Sent"]));
    }

    private static Task<BatchOutcome> Deliver(IReadOnlyList<OutboxDelivery> batch, Func<AgencyId, SendOutcome> answer) =>
        new BatchDelivery(new Agencies(agency => Task.FromResult(answer(agency))), SystemClock.Instance).Deliver(batch, LeaseUntil, CancellationToken.None);

    private static IEnumerable<string> Kinds(BatchOutcome outcome, IEnumerable<OutboxDelivery> batch) =>
        batch.Select(d => outcome.Settlements.Single(s => s.DeliveryId == d.Id).GetType().Name);

    /// <summary>Answers as the test says: a broker cannot be made to give each of these answers at will.</summary>
    private sealed class Agencies(Func<AgencyId, Task<SendOutcome>> answer) : INoticeSender
    {
        public Task<SendOutcome> Send(AgencyId agency, CaseNotice notice, CancellationToken cancellationToken) => answer(agency);
    }
}
