using System.Collections.Concurrent;
using System.Diagnostics;
using ChildProtection.Workflow.Cases.Runtime;
using NodaTime;

namespace ChildProtection.Workflow.Server.Messaging;

/// <summary>Delivers one claimed batch: cases side by side, the notices of one case to one agency one after another.</summary>
public sealed class BatchDelivery(INoticeSender sender, IClock clock)
{
    /// <summary>Sends what can be sent before the lease ends, and says of every delivery what became of it.</summary>
    public async Task<BatchOutcome> Deliver(IReadOnlyList<OutboxDelivery> batch, Instant leaseUntil, CancellationToken stopping)
    {
        using var activity = MessagingTelemetry.Activities.StartActivity("deliver notices", ActivityKind.Producer);
        activity?.SetTag("cpw.deliveries", batch.Count);
        var run = new Run(leaseUntil, stopping);
        var streams = batch.GroupBy(d => (d.Case, d.Recipient), (_, stream) => stream.OrderBy(d => d.Sequence));
        await Parallel.ForEachAsync(
            streams,
            new ParallelOptions { MaxDegreeOfParallelism = RelayLimits.SendsInFlight, CancellationToken = CancellationToken.None },
            async (stream, _) => await DeliverStream(stream, run));
        return run.Outcome();
    }

    private async Task DeliverStream(IEnumerable<OutboxDelivery> stream, Run run)
    {
        var held = false;
        foreach (var delivery in stream)
        {
            var mayGo = !held && !run.BrokerGone && !run.Stopping.IsCancellationRequested
                && clock.GetCurrentInstant() + RelayLimits.ConfirmWaitMax <= run.LeaseUntil;
            var settlement = mayGo ? await DeliverOne(delivery, run) : new OutboxSettlement.Released(delivery.Id);
            run.Settlements.Add(settlement);
            // What is set aside lets the later ones of its case go on; what waits holds them, or the order would be lost.
            held |= settlement is OutboxSettlement.Failed or OutboxSettlement.Released;
        }
    }

    private async Task<OutboxSettlement> DeliverOne(OutboxDelivery delivery, Run run)
    {
        try
        {
            return NoticeDecision.Of(delivery) switch
            {
                NoticeDecision.Send send => await Send(delivery, send, run),
                NoticeDecision.Refuse refuse => new OutboxSettlement.SetAside(delivery.Id, refuse.Code, refuse.Words, ""),
                var other => throw new InvalidOperationException($"{other.GetType()} is not known here."),
            };
        }
        catch (Exception e)
        {
            // A fault of ours with one notice: it becomes an incident with its trace, and stops nothing else.
            return new OutboxSettlement.SetAside(delivery.Id, MessagingCodes.Fault, "Sending this notice failed in a way that nobody foresaw. Pass the trace on to support.", e.ToString());
        }
    }

    private async Task<OutboxSettlement> Send(OutboxDelivery delivery, NoticeDecision.Send send, Run run)
    {
        // Not cancelled when the server stops: it ends within ConfirmWaitMax, and a confirmation in hand saves a repeat.
        var outcome = await sender.Send(send.Agency, send.Notice, CancellationToken.None);
        switch (outcome)
        {
            case SendOutcome.Confirmed:
                MessagingTelemetry.Delay.Record(Math.Max(0, (clock.GetCurrentInstant() - delivery.RecordedAt).TotalSeconds));
                return new OutboxSettlement.Sent(delivery.Id);
            case SendOutcome.Refused refused when delivery.Failures + 1 >= RelayLimits.RefusalsMax:
                return new OutboxSettlement.SetAside(
                    delivery.Id,
                    MessagingCodes.BrokerRefused,
                    $"The broker refused this notice {delivery.Failures + 1} times. Check the agency's queue and the server's account on the broker, then send it again from the operations page.",
                    refused.Trace);
            case SendOutcome.Refused:
                return Again(delivery, MessagingCodes.BrokerRefused);
            case SendOutcome.Unreachable:
                run.BrokerGone = true;
                return Again(delivery, MessagingCodes.BrokerUnreachable);
            default:
                throw new InvalidOperationException($"{outcome.GetType()} is not known here.");
        }
    }

    private OutboxSettlement.Failed Again(OutboxDelivery delivery, string code) =>
        new(delivery.Id, clock.GetCurrentInstant() + BackOff.After(delivery.Failures + 1, RelayLimits.RetryDelayFirst, RelayLimits.RetryDelayMax), code);

    private sealed class Run(Instant leaseUntil, CancellationToken stopping)
    {
        public Instant LeaseUntil => leaseUntil;

        public CancellationToken Stopping => stopping;

        public ConcurrentBag<OutboxSettlement> Settlements { get; } = [];

        /// <summary>Set by the first that found no broker: the others of the batch need not wait for the same answer.</summary>
        public volatile bool BrokerGone;

        /// <summary>When nothing went through, the broker is to blame, not the notices: they are free again, none counts a failure.</summary>
        public BatchOutcome Outcome()
        {
            var nothingWent = BrokerGone && !Settlements.Any(s => s is OutboxSettlement.Sent);
            return new BatchOutcome(
                [.. Settlements.Select(s => nothingWent && s is OutboxSettlement.Failed { Code: MessagingCodes.BrokerUnreachable } ? new OutboxSettlement.Released(s.DeliveryId) : s)],
                nothingWent);
        }
    }
}
