using System.Collections.Immutable;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>A stage as it was raised, and what became of it.</summary>
/// <param name="At">Its due time, which is its time whenever a server came round to it.</param>
/// <param name="To">The roles that were asked: those of the rung that somebody held.</param>
/// <param name="AcknowledgedBy">Who owns it; null: nobody yet.</param>
/// <param name="Closed">Nothing more is asked of those who were told.</param>
public sealed record RaisedStage(
    StageId Id, Instant At, ImmutableArray<string> To, string? AcknowledgedBy = null, bool Closed = false);
