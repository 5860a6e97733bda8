using System.Collections.Immutable;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>A stage still to come.</summary>
/// <param name="Words">What it is, when, and to whom.</param>
/// <param name="To">The roles asked.</param>
/// <param name="Copy">The roles told.</param>
public sealed record StageExplanation(StageId Stage, Instant At, ImmutableArray<string> To, ImmutableArray<string> Copy, string Words);
