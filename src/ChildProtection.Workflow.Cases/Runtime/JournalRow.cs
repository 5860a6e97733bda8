using NodaTime;

namespace ChildProtection.Workflow.Cases.Runtime;

/// <summary>One entry of a case's journal. Append-only and hash-chained per case.</summary>
/// <param name="Sequence">1 for the case's first entry; without gaps.</param>
/// <param name="Kind">The kind of entry: an input or what it led to, such as <c>task.done</c>, <c>state.entered</c>, <c>stage.raised</c>.</param>
/// <param name="OccurredAt">When it happened in the world.</param>
/// <param name="RecordedAt">When it was entered here.</param>
/// <param name="Actor">Who: a user id, or <c>timer</c>, or <c>system</c>.</param>
/// <param name="Payload">UTF-8 JSON.</param>
/// <param name="Hash">SHA-256 over the previous entry's hash and this entry's fields (32 bytes).</param>
public sealed record JournalRow(
    long Sequence,
    string Kind,
    Instant OccurredAt,
    Instant RecordedAt,
    string Actor,
    ReadOnlyMemory<byte> Payload,
    ReadOnlyMemory<byte> Hash);
