using System.Collections.Immutable;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>A task that the active states ask for and that is not done.</summary>
/// <param name="Key">Unique in the case: name, record, and how often its state was entered or it was done.</param>
/// <param name="Each">The id of the record it is for; null when it is for none.</param>
/// <param name="StatePath">The state it stands in.</param>
/// <param name="For">The roles that may do it, in the order of the text.</param>
/// <param name="AskedRole">The first of them that somebody holds; the first of all when nobody holds any.</param>
/// <param name="Assignee">The user who holds that role for this case; null: whoever holds it.</param>
/// <param name="DueAt">Null: no deadline, or one that waits.</param>
/// <param name="DeadlineKey">The deadline on it; null when it has none.</param>
public sealed record OpenTask(
    string Key,
    string Name,
    string? Each,
    string StatePath,
    ImmutableArray<string> For,
    string AskedRole,
    string? Assignee,
    Instant OpenedAt,
    Instant? DueAt,
    string? DeadlineKey)
{
    internal bool SameRow(OpenTask other) =>
        Key == other.Key && AskedRole == other.AskedRole && Assignee == other.Assignee && OpenedAt == other.OpenedAt && DueAt == other.DueAt;
}
