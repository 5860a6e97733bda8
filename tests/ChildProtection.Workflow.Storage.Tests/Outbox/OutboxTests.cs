using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Storage.Outbox;
using ChildProtection.Workflow.Storage.Registration;
using ChildProtection.Workflow.Storage.Schema;
using ChildProtection.Workflow.Storage.Tests.Databases;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Tests.Outbox;

internal sealed class OutboxTests(DatabaseProvider provider) : OnBothDatabases(provider)
{
    private static readonly Instant Now = CaseSteps.Start;
    private static readonly Instant Lease = Now + Duration.FromSeconds(30);

    [Test]
    public async Task An_event_is_one_delivery_for_each_recipient_and_none_for_nobody()
    {
        await Publish(1, 1, "health", "school");
        await Publish(2, 1);

        var claimed = await Database.OpenOutbox().Claim(Now, Lease, "node", 100, default);

        Assert.That(claimed.Select(delivery => (delivery.Case, delivery.Recipient, delivery.Sequence, delivery.Kind, delivery.Failures, delivery.DefinitionHash)), Is.EquivalentTo(new[]
        {
            (CaseSteps.Case(1), "health", 1L, "register.entry.added", 0, "sha256-test"),
            (CaseSteps.Case(1), "school", 1L, "register.entry.added", 0, "sha256-test"),
        }));
    }

    [Test]
    public async Task A_delivery_says_whether_its_agency_takes_notices_still()
    {
        await Publish(1, 1, "health", "school");
        await using (var context = Database.CreateDbContext())
        {
            context.Agencies.Add(new StoredAgency { AuthorityId = CaseSteps.Authority, AgencyId = new AgencyId("health"), Name = "Health", Kind = "health", Active = false });
            await context.SaveChangesAsync();
        }

        var claimed = await Database.OpenOutbox().Claim(Now, Lease, "node", 100, default);

        Assert.That(claimed.Select(delivery => (delivery.Recipient, delivery.RecipientActive)), Is.EquivalentTo(new[] { ("health", false), ("school", true) }));
    }

    [Test]
    public async Task What_one_relay_has_claimed_another_does_not_get_until_the_lease_ends()
    {
        await Publish(1, 2, "health");
        var (one, other) = (Database.OpenOutbox(), Database.OpenOutbox());
        await one.Claim(Now, Lease, "node", 1, default);

        Assert.That(await other.Claim(Now, Lease, "node", 100, default), Is.Empty, "the later event of the case waits for the one that is claimed");
        Assert.That((await other.Claim(Lease, Lease + Duration.FromSeconds(30), "node", 100, default)).Select(delivery => delivery.Sequence), Is.EqualTo(new[] { 1, 2 }));
    }

    [Test]
    public async Task A_batch_of_which_some_was_sent_and_some_must_wait_is_settled_as_a_whole()
    {
        await Publish(1, 1, "health");
        await Publish(2, 1, "education");
        var outbox = Database.OpenOutbox();
        var claimed = await outbox.Claim(Now, Lease, "node", 100, default);

        await outbox.Settle([new OutboxSettlement.Sent(claimed[0].Id), new OutboxSettlement.Failed(claimed[1].Id, Lease, "CPW8001")], Now, default);

        Assert.That((await outbox.Claim(Lease, Lease + Duration.FromSeconds(30), "node", 100, default)).Select(delivery => delivery.Id), Is.EqualTo(new[] { claimed[1].Id }));
    }

    [Test]
    public async Task What_a_node_is_sending_is_known_by_its_name_until_it_is_settled_or_the_lease_ends()
    {
        await Publish(1, 2, "health");
        await Publish(2, 1, "health");
        var (outbox, administration) = (Database.OpenOutbox(), new OutboxAdministration(Database));
        var claimed = await outbox.Claim(Now, Lease, "one", 100, default);

        var before = await administration.Claims(Now, default);
        await outbox.Settle([new OutboxSettlement.Sent(claimed[0].Id), new OutboxSettlement.Failed(claimed[1].Id, Lease, "CPW8001")], Now, default);

        Assert.That(before, Is.EqualTo(new[] { new OutboxClaim("one", 3, Lease) }));
        Assert.That(await administration.Claims(Now, default), Is.EqualTo(new[] { new OutboxClaim("one", 1, Lease) }), "what waits for another attempt is nobody's");
        Assert.That(await administration.Claims(Lease, default), Is.Empty, "a claim that has run out is none");
    }

    [Test]
    public async Task A_failed_delivery_waits_and_holds_back_the_later_ones_of_its_case_to_that_agency_alone()
    {
        await Publish(1, 2, "health", "school");
        await Publish(2, 1, "health");
        var outbox = Database.OpenOutbox();
        var claimed = await outbox.Claim(Now, Lease, "node", 100, default);
        var failed = claimed.Single(delivery => delivery is { Recipient: "health", Sequence: 1 } && delivery.Case == CaseSteps.Case(1));

        await outbox.Settle(
            [new OutboxSettlement.Failed(failed.Id, Now + Duration.FromMinutes(1), "CPW7001"), .. claimed.Where(delivery => delivery != failed).Select(delivery => new OutboxSettlement.Released(delivery.Id))],
            Now,
            default);

        var next = await outbox.Claim(Now, Lease, "node", 100, default);
        Assert.That(
            next.Select(delivery => (delivery.Case, delivery.Recipient, delivery.Sequence)),
            Is.EquivalentTo(new[] { (CaseSteps.Case(1), "school", 1L), (CaseSteps.Case(1), "school", 2L), (CaseSteps.Case(2), "health", 1L) }));
        var later = await outbox.Claim(Now + Duration.FromMinutes(1), Now + Duration.FromMinutes(2), "node", 100, default);
        Assert.That(later.First(delivery => delivery.Id == failed.Id).Failures, Is.EqualTo(1));
    }

    [Test]
    public async Task A_sent_delivery_does_not_come_again_and_stays_as_history()
    {
        await Publish(1, 1, "health");
        var outbox = Database.OpenOutbox();
        var claimed = await outbox.Claim(Now, Lease, "node", 100, default);

        await outbox.Settle([new OutboxSettlement.Sent(claimed[0].Id)], Now, default);

        Assert.That(await outbox.Claim(Lease, Lease, "node", 100, default), Is.Empty);
        await using var context = Database.CreateDbContext();
        Assert.That((await context.Outbox.SingleAsync()).SettledAt, Is.EqualTo(Now));
    }

    [Test]
    public async Task A_delivery_that_cannot_be_sent_is_set_aside_visibly_and_the_later_ones_go_on()
    {
        await Publish(1, 2, "health");
        var outbox = Database.OpenOutbox();
        var claimed = await outbox.Claim(Now, Lease, "node", 100, default);

        await outbox.Settle([new OutboxSettlement.SetAside(claimed[0].Id, "CPW7002", "Not an agency.", "trace"), new OutboxSettlement.Released(claimed[1].Id)], Now, default);

        Assert.That((await outbox.Claim(Now, Lease, "node", 100, default)).Select(delivery => delivery.Sequence), Is.EqualTo(new[] { 2 }));
        Assert.That(await outbox.Backlog(default), Is.EqualTo(new OutboxBacklog(1, 1, Now)));
        await using var context = Database.CreateDbContext();
        var incident = await context.Incidents.SingleAsync();
        Assert.That((incident.CaseId, incident.DeliveryId, incident.Code, incident.Words), Is.EqualTo((CaseSteps.Case(1), (long?)claimed[0].Id, "CPW7002", "Not an agency.")));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task An_operator_retries_or_discards_what_was_set_aside(bool retry)
    {
        await Publish(1, 1, "health");
        var outbox = Database.OpenOutbox();
        var id = (await outbox.Claim(Now, Lease, "node", 100, default))[0].Id;
        await outbox.Settle([new OutboxSettlement.SetAside(id, "CPW7002", "Not an agency.", "")], Now, default);
        var operations = new OutboxAdministration(Database);

        var done = retry ? await operations.Retry(CaseSteps.Authority, id, "operator", Now, default) : await operations.Discard(CaseSteps.Authority, id, "operator", Now, default);

        Assert.That(done, Is.True);
        Assert.That(await outbox.Claim(Now, Lease, "node", 100, default), Has.Count.EqualTo(retry ? 1 : 0));
        Assert.That((await outbox.Backlog(default)).SetAside, Is.Zero);
        Assert.That(await operations.Retry(CaseSteps.Authority, id, "operator", Now, default), Is.False, "once is enough");
    }

    [Test]
    public async Task Two_relays_at_once_send_every_event_once_and_each_case_in_order()
    {
        for (var sequence = 1; sequence <= 5; sequence++)
        {
            await PublishNext([.. Enumerable.Range(1, 40)], sequence, "health", "school");
        }
        var sent = new List<OutboxDelivery>();

        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => Relay(Database.OpenOutbox(), sent))));

        Assert.That(sent.Select(delivery => delivery.Id), Is.Unique);
        Assert.That(sent, Has.Count.EqualTo(400));
        foreach (var line in sent.GroupBy(delivery => (delivery.Case, delivery.Recipient)))
        {
            Assert.That(line.Select(delivery => delivery.Sequence), Is.Ordered, $"{line.Key}");
        }
    }

    [Test]
    public async Task Events_of_two_authorities_have_numbers_of_their_own()
    {
        var other = new AuthorityId(2);
        await Publish(1, 1, "health");
        var step = CaseSteps.Open(CaseSteps.Case(1), null, other);
        await Store.Apply([step with { Outgoing = [Event(step, "health")] }], default);

        var claimed = await Database.OpenOutbox().Claim(Now, Lease, "node", 100, default);

        Assert.That(claimed.Select(delivery => delivery.Id), Is.Unique);
        Assert.That(claimed.Select(delivery => delivery.Authority), Is.EquivalentTo(new[] { CaseSteps.Authority, other }));
    }

    private static async Task Relay(IOutbox outbox, List<OutboxDelivery> sent)
    {
        while (await outbox.Claim(Now, Lease, "node", 16, default) is { Count: > 0 } claimed)
        {
            lock (sent)
            {
                sent.AddRange(claimed);
            }
            await outbox.Settle([.. claimed.Select(delivery => new OutboxSettlement.Sent(delivery.Id))], Now, default);
        }
    }

    private async Task Publish(int number, int events, params string[] recipients)
    {
        for (var sequence = 1; sequence <= events; sequence++)
        {
            await PublishNext([number], sequence, recipients);
        }
    }

    private async Task PublishNext(int[] numbers, int sequence, params string[] recipients)
    {
        var steps = new List<DecidedStep>();
        foreach (var number in numbers)
        {
            var step = sequence == 1
                ? CaseSteps.Open(CaseSteps.Case(number))
                : CaseSteps.Next((await Store.Load(CaseSteps.Authority, CaseSteps.Case(number), null, default))!.Head, Now);
            steps.Add(step with { Outgoing = [Event(step, recipients)] });
        }
        await Store.Apply(steps, default);
    }

    private static OutgoingEvent Event(DecidedStep step, params string[] recipients) =>
        new(new Guid(step.Head.Authority.Value, (short)step.Head.LastSequence, 0, step.Head.Case.Value.ToByteArray()[..8]), step.Head.LastSequence, "register.entry.added", Now, Now, recipients);
}
