using NodaTime;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>A running deadline that has no task of its own, on the list of the role that can meet it.</summary>
/// <param name="Key">The deadline's key.</param>
/// <param name="Deadline">Its name.</param>
/// <param name="Each">The id of the record it is for; null when it is for none.</param>
/// <param name="Role">The first of its roles that somebody holds; the first of all when nobody holds any.</param>
/// <param name="Assignee">The user who holds that role for this case; null: whoever holds it.</param>
/// <param name="Since">When its fact began to count.</param>
/// <param name="Breached">The due time was passed unmet.</param>
public sealed record StandingDuty(
    string Key, string Deadline, string? Each, string Role, string? Assignee, EventTime Since, Instant DueAt, bool Breached);
