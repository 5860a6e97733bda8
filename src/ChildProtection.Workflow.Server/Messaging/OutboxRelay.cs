using ChildProtection.Workflow.Cases.Runtime;
using NodaTime;

namespace ChildProtection.Workflow.Server.Messaging;

/// <summary>
/// Carries committed events from the outbox to the agencies' queues. Case work never waits for it: it reads what is committed, keeps several
/// batches in flight, and rests when the broker is gone. Any number of nodes may run one.
/// </summary>
public sealed partial class OutboxRelay(IOutbox outbox, INoticeSender sender, OutboxSignal signal, NodeName node, IClock clock, ILogger<OutboxRelay> log) : BackgroundService
{
    private readonly BatchDelivery _delivery = new(sender, clock);
    private readonly SemaphoreSlim _slots = new(RelayLimits.BatchesInFlight, RelayLimits.BatchesInFlight);
    private int _failuresInARow;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await RestAfterFailure(stoppingToken);
                await _slots.WaitAsync(stoppingToken);
                if (!await StartBatch(stoppingToken))
                {
                    _slots.Release();
                    await signal.Wait(RelayLimits.PollInterval, stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await WaitForBatches();
        }
    }

    private async Task RestAfterFailure(CancellationToken stopping)
    {
        var failures = Volatile.Read(ref _failuresInARow);
        if (failures > 0)
        {
            await Task.Delay(BackOff.After(failures, RelayLimits.BrokerRestFirst, RelayLimits.BrokerRestMax).ToTimeSpan(), stopping);
        }
    }

    /// <summary>Claims a batch and leaves it running in its slot; false when nothing is ready.</summary>
    private async Task<bool> StartBatch(CancellationToken stopping)
    {
        var now = clock.GetCurrentInstant();
        var leaseUntil = now + RelayLimits.Lease;
        try
        {
            var batch = await outbox.Claim(now, leaseUntil, node.Value, RelayLimits.BatchDeliveries, stopping);
            if (batch.Count == 0)
            {
                return false;
            }
            _ = RunBatch(batch, leaseUntil, stopping);
            return true;
        }
        catch (Exception e) when (!stopping.IsCancellationRequested)
        {
            // The database is away, or restarts: nothing was taken, so nothing is lost.
            Interlocked.Increment(ref _failuresInARow);
            ClaimFailed(log, e);
            return false;
        }
    }

    private async Task RunBatch(IReadOnlyList<OutboxDelivery> batch, Instant leaseUntil, CancellationToken stopping)
    {
        try
        {
            var outcome = await _delivery.Deliver(batch, leaseUntil, stopping);
            using var limit = new CancellationTokenSource(RelayLimits.SettleWhileStoppingMax.ToTimeSpan());
            await outbox.Settle(outcome.Settlements, clock.GetCurrentInstant(), limit.Token);
            Count(outcome);
        }
        catch (Exception e)
        {
            // Not settled: the lease ends, and the batch goes again with the same ids.
            Interlocked.Increment(ref _failuresInARow);
            BatchFailed(log, e, batch.Count);
        }
        finally
        {
            _slots.Release();
            signal.Ring();
        }
    }

    private void Count(BatchOutcome outcome)
    {
        MessagingTelemetry.Sent.Add(outcome.Settlements.Count(s => s is OutboxSettlement.Sent));
        foreach (var failed in outcome.Settlements.OfType<OutboxSettlement.Failed>())
        {
            MessagingTelemetry.Failed.Add(1, new KeyValuePair<string, object?>("code", failed.Code));
        }
        foreach (var aside in outcome.Settlements.OfType<OutboxSettlement.SetAside>())
        {
            MessagingTelemetry.SetAside.Add(1, new KeyValuePair<string, object?>("code", aside.Code));
            NoticeSetAside(log, aside.DeliveryId, aside.Code);
        }
        if (!outcome.BrokerGone)
        {
            Interlocked.Exchange(ref _failuresInARow, 0);
        }
        else if (Interlocked.Increment(ref _failuresInARow) == 1)
        {
            BrokerGone(log);
        }
    }

    private async Task WaitForBatches()
    {
        for (var slot = 0; slot < RelayLimits.BatchesInFlight; slot++)
        {
            await _slots.WaitAsync(CancellationToken.None);
        }
    }

    public override void Dispose()
    {
        _slots.Dispose();
        base.Dispose();
    }

    [LoggerMessage(8101, LogLevel.Warning, "The outbox could not be read; trying again.")]
    private static partial void ClaimFailed(ILogger log, Exception e);

    [LoggerMessage(8102, LogLevel.Warning, "A batch of {Deliveries} notices was not settled; they go again with the same ids.")]
    private static partial void BatchFailed(ILogger log, Exception e, int deliveries);

    [LoggerMessage(8103, LogLevel.Error, "Delivery {DeliveryId} was set aside as an incident: {Code}.")]
    private static partial void NoticeSetAside(ILogger log, long deliveryId, string code);

    [LoggerMessage(8104, LogLevel.Warning, "The broker cannot be reached; notices wait in the outbox.")]
    private static partial void BrokerGone(ILogger log);
}
