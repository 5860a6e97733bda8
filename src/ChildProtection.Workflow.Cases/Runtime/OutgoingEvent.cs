using NodaTime;

namespace ChildProtection.Workflow.Cases.Runtime;

/// <summary>An event that leaves with the step's transaction, through the outbox, in order per case, at least once.</summary>
/// <param name="EventId">Stable: made from the case and the journal sequence, so that a repeat carries the same id.</param>
/// <param name="Sequence">The journal sequence of the entry that it tells of.</param>
/// <param name="Kind">Such as <c>register.entry.added</c>.</param>
/// <param name="OccurredAt">When the thing happened in the world.</param>
/// <param name="RecordedAt">When it was recorded.</param>
/// <param name="Recipients">The agencies that stand in a relation with the child at <paramref name="OccurredAt"/> and whose kind is in the event's audience. May be empty: then it is kept for the authority alone and not sent.</param>
public sealed record OutgoingEvent(
    Guid EventId,
    long Sequence,
    string Kind,
    Instant OccurredAt,
    Instant RecordedAt,
    IReadOnlyList<string> Recipients);
