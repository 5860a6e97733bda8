using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Runtime;
using NodaTime;

namespace ChildProtection.Workflow.Server.Tests.Messaging;

/// <summary>Claimed deliveries, numbered as the outbox numbers them.</summary>
internal sealed class Deliveries
{
    private readonly List<OutboxDelivery> _all = [];

    public OutboxDelivery Add(CaseId caseId, string recipient, string kind = "conference.scheduled")
    {
        _all.Add(new OutboxDelivery
        {
            Id = _all.Count + 1,
            Authority = new AuthorityId(660),
            Case = caseId,
            Child = new ChildId(caseId.Value),
            Recipient = recipient,
            EventId = Guid.NewGuid(),
            Sequence = _all.Count(d => d.Case == caseId) + 1,
            Kind = kind,
            OccurredAt = Instant.FromUtc(2026, 3, 2, 9, 30),
            RecordedAt = Instant.FromUtc(2026, 3, 2, 10, 5),
            DefinitionHash = "definition",
            Failures = 0,
        });
        return _all[^1];
    }
}
