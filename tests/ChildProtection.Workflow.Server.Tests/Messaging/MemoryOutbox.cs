using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Runtime;
using NodaTime;

namespace ChildProtection.Workflow.Server.Tests.Messaging;

/// <summary>The outbox's contract kept in memory, so that the relay can be tried against thousands of deliveries without a database.</summary>
internal sealed class MemoryOutbox : IOutbox
{
    private sealed class Row(OutboxDelivery delivery)
    {
        public OutboxDelivery Delivery = delivery;
        public Instant FreeAt = Instant.MinValue;
        public bool Done;
        public OutboxSettlement? Last;
    }

    private readonly Lock _gate = new();
    private readonly List<Row> _rows = [];

    public OutboxDelivery Add(CaseId caseId, string recipient, string kind = "conference.scheduled")
    {
        lock (_gate)
        {
            var delivery = new OutboxDelivery
            {
                Id = _rows.Count + 1,
                Authority = new AuthorityId(660),
                Case = caseId,
                Child = new ChildId(caseId.Value),
                Recipient = recipient,
                EventId = Guid.NewGuid(),
                Sequence = _rows.Count(r => r.Delivery.Case == caseId) + 1,
                Kind = kind,
                OccurredAt = Instant.FromUtc(2026, 3, 2, 9, 30),
                RecordedAt = Instant.FromUtc(2026, 3, 2, 10, 5),
                DefinitionHash = "definition",
                Failures = 0,
            };
            _rows.Add(new Row(delivery));
            return delivery;
        }
    }

    public OutboxSettlement? LastOf(OutboxDelivery delivery)
    {
        lock (_gate)
        {
            return _rows[(int)delivery.Id - 1].Last;
        }
    }

    public int FailuresOf(OutboxDelivery delivery)
    {
        lock (_gate)
        {
            return _rows[(int)delivery.Id - 1].Delivery.Failures;
        }
    }

    public bool Empty
    {
        get
        {
            lock (_gate)
            {
                return _rows.All(r => r.Done);
            }
        }
    }

    public Task<IReadOnlyList<OutboxDelivery>> Claim(Instant now, Instant leaseUntil, int deliveriesMax, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var claimed = new List<Row>();
            var held = new HashSet<(CaseId, string)>();
            foreach (var row in _rows.Where(r => !r.Done))
            {
                var stream = (row.Delivery.Case, row.Delivery.Recipient);
                if (claimed.Count == deliveriesMax || held.Contains(stream))
                {
                    continue;
                }
                if (row.FreeAt > now)
                {
                    held.Add(stream);
                    continue;
                }
                claimed.Add(row);
            }
            claimed.ForEach(row => row.FreeAt = leaseUntil);
            return Task.FromResult<IReadOnlyList<OutboxDelivery>>([.. claimed.Select(r => r.Delivery)]);
        }
    }

    public Task Settle(IReadOnlyList<OutboxSettlement> settlements, Instant now, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            foreach (var settlement in settlements)
            {
                var row = _rows[(int)settlement.DeliveryId - 1];
                row.Last = settlement;
                row.Done = settlement is OutboxSettlement.Sent or OutboxSettlement.SetAside;
                row.FreeAt = settlement is OutboxSettlement.Failed failed ? failed.NextAttemptAt : now;
                row.Delivery = row.Delivery with { Failures = row.Delivery.Failures + (settlement is OutboxSettlement.Failed ? 1 : 0) };
            }
        }
        return Task.CompletedTask;
    }

    public Task<OutboxBacklog> Backlog(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var waiting = _rows.Where(r => !r.Done).ToList();
            return Task.FromResult(new OutboxBacklog(
                waiting.Count,
                _rows.Count(r => r.Last is OutboxSettlement.SetAside),
                waiting.Count == 0 ? null : waiting.Min(r => r.Delivery.RecordedAt)));
        }
    }
}
