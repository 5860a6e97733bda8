using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Runtime;

/// <summary>
/// One event on its way to one agency. An event with three recipients is three deliveries, so that an agency whose queue is broken
/// neither holds up the others nor makes them hear twice.
/// </summary>
public sealed record OutboxDelivery
{
    /// <summary>The store's own key of the delivery; it says nothing about order.</summary>
    public required long Id { get; init; }

    public required AuthorityId Authority { get; init; }

    public required CaseId Case { get; init; }

    public required ChildId Child { get; init; }

    /// <summary>As the step stored it: text, since a bad one must be set aside, not stop the relay.</summary>
    public required string Recipient { get; init; }

    /// <summary>See <see cref="OutgoingEvent.EventId"/>: every repeat carries the same.</summary>
    public required Guid EventId { get; init; }

    /// <summary>See <see cref="OutgoingEvent.Sequence"/>: deliveries of one case to one agency leave in this order.</summary>
    public required long Sequence { get; init; }

    public required string Kind { get; init; }

    public required Instant OccurredAt { get; init; }

    public required Instant RecordedAt { get; init; }

    /// <summary>The content hash of the definition that the case pinned when the event was decided.</summary>
    public required string DefinitionHash { get; init; }

    /// <summary>False when the recipient has been made inactive since the step: then nothing leaves.</summary>
    public bool RecipientActive { get; init; } = true;

    /// <summary>How often sending it has failed so far.</summary>
    public required int Failures { get; init; }
}
