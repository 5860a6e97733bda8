using System.Collections.Immutable;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>A stage that was raised and is not closed: an item on the list of each role told.</summary>
/// <param name="Key">Unique in the case: the deadline's key, its due time and the stage.</param>
/// <param name="DeadlineKey">See <see cref="DerivedDeadline.Key"/>; an alarm can outlive its deadline.</param>
/// <param name="Deadline">The deadline's name.</param>
/// <param name="Each">The id of the record it is for; null when it is for none.</param>
/// <param name="To">The roles asked to act.</param>
/// <param name="Copy">The roles told.</param>
/// <param name="DueAt">When the deadline was, or is, due.</param>
/// <param name="AcknowledgedBy">Who owns it; null: nobody yet.</param>
public sealed record OpenEscalation(
    string Key,
    string DeadlineKey,
    string Deadline,
    string? Each,
    EscalationKind Kind,
    StageId Stage,
    ImmutableArray<string> To,
    ImmutableArray<string> Copy,
    Instant RaisedAt,
    Instant DueAt,
    string? AcknowledgedBy)
{
    internal bool SameRow(OpenEscalation other) =>
        Key == other.Key && RaisedAt == other.RaisedAt && AcknowledgedBy == other.AcknowledgedBy && To.SequenceEqual(other.To);
}
